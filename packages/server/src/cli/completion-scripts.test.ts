import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionScripts } from './completion-scripts.ts';

const has = (shell: string): boolean => {
  try {
    execFileSync(shell, ['-c', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // zsh and fish are not everywhere; a machine without bash has no use for its script either
  }
};

describe.runIf(has('bash'))('the script for bash', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-completion-'));
    // Stands for the program: says the words that it was asked about, then what a real answer ends with.
    writeFileSync(join(folder, 'countersign'), '#!/bin/sh\nprintf "%s\\tmeaning\\n" "$@" keys keyring\necho :4\n');
    chmodSync(join(folder, 'countersign'), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const complete = (...words: string[]): string[] => {
    const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); __countersign_complete; printf "%s\\n" "${COMPREPLY[@]}"';
    const script = `set -u\n${completionScripts.bash}${completionScripts.bash}${ask}`; // read twice, as ~/.bashrc may be
    const env = { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
    return execFileSync('bash', ['-c', script, 'bash', 'countersign', ...words], { encoding: 'utf8', env })
      .split('\n')
      .filter((line) => line !== '');
  };

  test('offers the words that go on as the line begins', () => {
    expect(complete('ke')).toEqual(['ke', 'keys', 'keyring']);
    expect(complete('key')).toEqual(['key', 'keys', 'keyring']);
    expect(complete('keyr')).toEqual(['keyr', 'keyring']);
  });
  test('asks with every word of the line, the empty one under the cursor too', () => {
    expect(complete('keys', 'create', '')).toEqual(expect.arrayContaining(['complete', '--', 'keys', 'create', 'keyring']));
  });
  test('runs nothing that stands on the line', () => {
    const trap = join(folder, 'trap');
    complete(`$(touch ${trap})`, `\`touch ${trap}\``, `; touch ${trap}`, '');
    expect(existsSync(trap)).toBe(false);
  });
});

test.each(['bash', 'zsh', 'fish'] as const)('the script for %s can be read by it', (shell) => {
  expect(completionScripts[shell]).toContain('countersign complete -- ');
  if (!has(shell)) return;
  const file = join(mkdtempSync(join(tmpdir(), 'countersign-script-')), shell);
  writeFileSync(file, completionScripts[shell]);
  expect(execFileSync(shell, ['-n', file], { encoding: 'utf8' })).toBe('');
  rmSync(dirname(file), { recursive: true });
});
