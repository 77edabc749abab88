import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConsoleFiles } from './console-files.ts';

const script = fileURLToPath(new URL('../../../../scripts/console-files.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'countersign-console-'));
const url = pathToFileURL(`${folder}/`);
const long = 'export const users = [];\n'.repeat(100);
const list = () => spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
const all = () => [...(readConsoleFiles(url) ?? [])].map(([path, file]) => [path, file.etag, file.body('identity')]);

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', '<!doctype html>'],
    ['manifest.json', '{}'],
    ['assets/main-1a.js', long],
    ['assets/font-2b.woff2', long],
  ] as const)
    writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of the console', () => {
  it('are none before the build has listed them', () => {
    expect(readConsoleFiles(url)).toBeUndefined();
  });

  it('are those of the build, packed where that makes them smaller', () => {
    expect(list()).toMatchObject({ status: 0, stderr: '' });
    const files = readConsoleFiles(url);
    expect([...(files ?? [])].map(([path, { type, encodings }]) => [path, type, encodings])).toEqual([
      ['assets/font-2b.woff2', 'font/woff2', ['identity']],
      ['assets/main-1a.js', 'text/javascript; charset=utf-8', ['br', 'gzip', 'identity']],
      ['index.html', 'text/html; charset=utf-8', ['identity']],
    ]);
    const main = files?.get('assets/main-1a.js');
    expect(brotliDecompressSync(main?.body('br') ?? '').toString()).toBe(long);
    expect(gunzipSync(main?.body('gzip') ?? '').toString()).toBe(long);
    expect(createHash('sha256').update(long).digest('base64url')).toContain(main?.etag);
  });

  it('are the same when they are listed again', () => {
    const before = all();
    expect(list().status).toBe(0);
    expect(all()).toEqual(before);
  });

  it('are read when they are asked for, and kept', () => {
    const main = readConsoleFiles(url)?.get('assets/main-1a.js');
    const read = main?.body('identity');
    rmSync(join(folder, 'assets', 'main-1a.js'));
    rmSync(join(folder, 'assets', 'main-1a.js.br'));
    expect(main?.body('identity')).toBe(read);
    expect(main?.body('br')).toBeUndefined();
  });

  it('of an unknown kind stop the build', () => {
    writeFileSync(join(folder, 'assets', 'notes.docx'), long);
    expect(list()).toMatchObject({ status: 1, stderr: expect.stringContaining('assets/notes.docx: no type is known') as string });
  });
});
