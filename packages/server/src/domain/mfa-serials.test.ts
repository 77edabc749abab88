import { describe, expect, it } from 'vitest';
import { mfaArn, parseMfaArn, passkeySerial } from './mfa-serials.ts';

describe('the serial number of a virtual device', () => {
  it.each([
    ['/', 'bob', 'arn:aws:iam::123456789012:mfa/bob'],
    ['/a/b/', 'bob', 'arn:aws:iam::123456789012:mfa/a/b/bob'],
    ['/test//double/', 'x', 'arn:aws:iam::123456789012:mfa/test//double/x'],
  ])('in %s named %s is %s, and is read back', (path, name, serial) => {
    const located = { accountId: '123456789012', path, name };
    expect(mfaArn(located)).toBe(serial);
    expect(parseMfaArn(serial)).toEqual(located);
  });

  it.each([
    'GAHT12345678',
    'arn:aws:iam::123456789012:mfa/',
    'arn:aws:iam::123456789012:sms-mfa/bob',
    'arn:aws:iam::12345678901:mfa/bob',
    'arn:aws:iam::123456789012:u2f/user/bob/key-AAAA',
    'arn:aws:iam::123456789012:mfa/bob\n',
  ])('is not %j', (serial) => expect(parseMfaArn(serial)).toBeUndefined());
});

it('a passkey is named after its owner', () => {
  expect(passkeySerial('123456789012', 'bob', 'laptop', 'ABC')).toBe('arn:aws:iam::123456789012:u2f/user/bob/laptop-ABC');
  expect(passkeySerial('123456789012', undefined, 'laptop', 'ABC')).toBe('arn:aws:iam::123456789012:u2f/root/laptop-ABC');
});
