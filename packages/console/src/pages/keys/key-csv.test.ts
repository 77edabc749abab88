import { describe, expect, it } from 'vitest';
import { importCsv, keyCsv } from './key-csv.ts';

const key = {
  userName: 'alice',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

describe('the file of a new key', () => {
  it('has the name and the columns of the one from AWS', () => {
    expect(keyCsv(key)).toEqual({
      name: 'alice_accessKeys.csv',
      text: 'Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\r\n',
    });
  });

  it('is named rootkey.csv for the root user', () => {
    expect(keyCsv({ ...key, userName: undefined }).name).toBe('rootkey.csv');
  });
});

describe('the file for aws configure import', () => {
  it('has the user name first, which becomes the profile', () => {
    expect(importCsv(key)).toEqual({
      name: 'alice_import.csv',
      text: 'User name,Access key ID,Secret access key\r\nalice,AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\r\n',
    });
  });

  it('calls the root user root', () => {
    expect(importCsv({ ...key, userName: undefined })?.text).toContain('\r\nroot,AKIA');
  });

  it('is not made for a name with a comma, which the importer would take for two columns', () => {
    expect(importCsv({ ...key, userName: 'bob,jr' })).toBeUndefined();
  });
});
