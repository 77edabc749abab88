import { describe, expect, it } from 'vitest';
import { mfaRows } from './mfa-rows.ts';

const ACCOUNT = 'arn:aws:iam::123456789012';

describe('mfaRows', () => {
  it('tells apps from passkeys by their serial numbers, and calls them by the end of it', () => {
    const rows = mfaRows(
      [
        { SerialNumber: `${ACCOUNT}:mfa/a/b/phone`, EnableDate: 5 },
        { SerialNumber: `${ACCOUNT}:u2f/user/mfa/key-ABC`, EnableDate: 6 },
      ],
      [],
    );
    expect(rows.map(({ type, name, created }) => [type, name, created])).toEqual([
      ['virtual', 'phone', 5],
      ['passkey', 'key-ABC', 6],
    ]);
  });

  it('calls a passkey by the name it was given, and knows its last use', () => {
    const serial = `${ACCOUNT}:u2f/user/alice/laptop-ABC`;
    const passkey = {
      SerialNumber: serial,
      Name: 'laptop',
      CreateDate: 1,
      LastUsedDate: 9,
      DeviceType: 'multiDevice',
      BackedUp: true,
    } as const;
    expect(mfaRows([{ SerialNumber: serial, EnableDate: 1 }], [passkey])).toEqual([
      { type: 'passkey', serial, name: 'laptop', created: 1, lastUsed: 9, isBackedUp: true },
    ]);
  });
});
