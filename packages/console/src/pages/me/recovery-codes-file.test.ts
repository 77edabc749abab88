import { describe, expect, it } from 'vitest';
import { recoveryCodesFile, recoveryCodesFileName } from './recovery-codes-file.ts';
import { meText } from './text.ts';

const alice = { accountId: '123456789012', userName: 'alice' };
const root = { accountId: '123456789012', userName: undefined };

describe('the file of recovery codes', () => {
  it('has one code a line, and says whose they are and where they are good', () => {
    const lines = recoveryCodesFile(['aaaaa-00000', 'bbbbb-11111'], alice, 'https://iam.example.com', meText.en.codes).split(
      '\r\n',
    );
    expect(lines.slice(-3)).toEqual(['aaaaa-00000', 'bbbbb-11111', '']);
    expect(lines).toContain('alice @ 123456789012');
    expect(lines).toContain('https://iam.example.com/console/');
  });

  it('is called after its owner', () => {
    expect(recoveryCodesFileName(alice)).toBe('alice_recovery-codes.txt');
    expect(recoveryCodesFileName(root)).toBe('root-123456789012_recovery-codes.txt');
    expect(recoveryCodesFileName({ ...alice, userName: '../<b>' })).toBe('..__b__recovery-codes.txt');
  });
});
