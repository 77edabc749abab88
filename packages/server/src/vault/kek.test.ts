import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKek, loadKek, locateKek } from './kek.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-kek-'));
  file = join(folder, 'kek');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (bytes: Uint8Array, mode: number, at = file): void => {
  writeFileSync(at, bytes);
  chmodSync(at, mode);
};
const uid = process.geteuid?.() ?? 0;

describe('createKek', () => {
  it('makes 32 random bytes that only the owner may read, and leaves no draft', () => {
    createKek(file, randomBytes);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(readFileSync(file)).toHaveLength(32);
    expect(readdirSync(folder)).toEqual(['kek']);
    expect(loadKek({ file }).export()).toEqual(readFileSync(file));
  });

  it('never replaces a file that is there', () => {
    createKek(file, randomBytes);
    const before = readFileSync(file);
    expect(() => createKek(file, randomBytes)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['kek']);
  });
});

describe('loadKek', () => {
  it.each([0o400, 0o600])('reads a file of mode %o', (mode) => {
    put(randomBytes(32), mode);
    expect(loadKek({ file }).symmetricKeySize).toBe(32);
  });

  it.each([0o440, 0o404, 0o644, 0o420, 0o402, 0o500, 0o660])('refuses a file of mode %o', (mode) => {
    put(randomBytes(32), mode);
    expect(() => loadKek({ file })).toThrow(
      expect.objectContaining({ code: 'KekUnsafe', message: expect.stringContaining('make it 0400') }),
    );
  });

  it.each([0, 16, 31, 33, 64])('refuses a file of %i bytes', (length) => {
    put(randomBytes(length), 0o400);
    expect(() => loadKek({ file })).toThrow(expect.objectContaining({ code: 'KekMalformed' }));
  });

  it('refuses 32 equal bytes', () => {
    put(new Uint8Array(32), 0o400);
    expect(() => loadKek({ file })).toThrow(expect.objectContaining({ code: 'KekMalformed' }));
  });

  it('says when there is none', () => {
    expect(() => loadKek({ file })).toThrow(
      expect.objectContaining({ code: 'KekMissing', message: expect.stringContaining(file) }),
    );
    expect(existsSync(file)).toBe(false);
  });

  it('does not follow a link', () => {
    put(randomBytes(32), 0o400, join(folder, 'real'));
    symlinkSync(join(folder, 'real'), file);
    expect(() => loadKek({ file })).toThrow(expect.objectContaining({ code: 'KekUnsafe' }));
  });

  it('refuses a folder', () => {
    mkdirSync(file);
    expect(() => loadKek({ file })).toThrow(expect.objectContaining({ code: 'KekUnsafe' }));
  });

  it("refuses another user's file", () => {
    put(randomBytes(32), 0o400);
    expect(() => loadKek({ file }, uid + 1)).toThrow(expect.objectContaining({ code: 'KekUnsafe' }));
  });

  it('refuses a file that was given to somebody else', (context) => {
    if (uid !== 0) context.skip('only root can give files away');
    put(randomBytes(32), 0o400);
    linkSync(file, join(folder, 'second'));
    chownSync(file, 12_345, 0);
    expect(() => loadKek({ file })).toThrow(expect.objectContaining({ code: 'KekUnsafe' }));
  });

  it("reads systemd's credential, which the group may read, but not the world", () => {
    put(randomBytes(32), 0o440);
    expect(loadKek({ file, credentialsDirectory: folder }).symmetricKeySize).toBe(32);
    chmodSync(file, 0o444);
    expect(() => loadKek({ file, credentialsDirectory: folder })).toThrow(expect.objectContaining({ code: 'KekUnsafe' }));
  });
});

describe('locateKek', () => {
  const places = { dataDir: '/data', credentialsDirectory: '/run/credentials/countersign.service' };
  it.each([
    ['the file that was set', { ...places, kekFile: '/etc/kek' }, true, '/etc/kek'],
    ["systemd's credential", places, true, '/run/credentials/countersign.service/countersign-kek'],
    ['the data folder, when the credential is not there', places, false, '/data/kek'],
    ['the data folder, without systemd', { dataDir: '/data' }, true, '/data/kek'],
  ])('chooses %s', (_, from, exists, file) => expect(locateKek(from, () => exists).file).toBe(file));
});
