import { describe, expect, test } from 'vitest';
import { consoleCsv, consoleCsvName, importCsv } from './csv.ts';
import { CliError } from './failure.ts';

const record = {
  userName: 'bob',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('the file of the console', () => {
  test('has two columns, no byte order mark, and CRLF at the ends of lines', () => {
    expect(consoleCsv(record)).toBe(
      'Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n',
    );
  });
  test('is called as AWS calls it', () => {
    expect(consoleCsvName('bob')).toBe('bob_accessKeys.csv');
  });
});

describe('the file for aws configure import', () => {
  test('has the user name in front', () => {
    expect(importCsv(record)).toBe(
      'User name,Access key ID,Secret access key\r\nbob,AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n',
    );
  });
  test('takes the other signs that a user name may have, without quotes', () => {
    expect(importCsv({ ...record, userName: '=a+b@c.-_' })).toContain('\r\n=a+b@c.-_,AKIA');
  });
  test.each(['bob,jr', ',', 'a"b'])('refuses the user name %j', (userName) => {
    expect(() => importCsv({ ...record, userName })).toThrow(CliError);
    expect(() => importCsv({ ...record, userName })).toThrow(/--csv-import cannot hold the user name/);
  });
});
