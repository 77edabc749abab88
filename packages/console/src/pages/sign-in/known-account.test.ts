import { beforeEach, describe, expect, it } from 'vitest';
import { forgetKnownAccount, keepKnownAccount, readKnownAccount } from './known-account.ts';

beforeEach(() => localStorage.clear());

describe('the account that a browser remembers', () => {
  it('is none at first', () => expect(readKnownAccount('')).toEqual({ account: '' }));

  it('is that of the last sign-in', () => {
    keepKnownAccount({ account: 'acme', userName: 'alice' });
    expect(readKnownAccount('')).toEqual({ account: 'acme', userName: 'alice' });
    keepKnownAccount({ account: '123456789012' });
    expect(readKnownAccount('')).toEqual({ account: '123456789012' });
    forgetKnownAccount();
    expect(readKnownAccount('')).toEqual({ account: '' });
  });

  it('gives way to the one that the address names, with its user', () => {
    keepKnownAccount({ account: 'acme', userName: 'alice' });
    expect(readKnownAccount('?account=other')).toEqual({ account: 'other' });
    expect(readKnownAccount('?account=acme')).toEqual({ account: 'acme', userName: 'alice' });
    expect(readKnownAccount('?account=%3Cscript%3E')).toEqual({ account: 'acme', userName: 'alice' });
  });

  it('is none where storage holds something else', () => {
    localStorage.setItem('countersign-sign-in', '{"account":7');
    expect(readKnownAccount('')).toEqual({ account: '' });
    localStorage.setItem('countersign-sign-in', '{"account":7}');
    expect(readKnownAccount('')).toEqual({ account: '' });
  });
});
