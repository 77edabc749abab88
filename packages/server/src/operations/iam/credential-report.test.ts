import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordAccessKeyUses } from '../../store/access-keys.ts';
import { recordPasswordUse } from '../../store/login-profiles.ts';
import { setRootPassword } from '../../store/accounts.ts';
import { addPasskey } from '../../store/passkeys.ts';
import { testCertificate } from '../key-material/test-certificates.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createAccessKey } from './create-access-key.ts';
import { createLoginProfile } from './create-login-profile.ts';
import { createUser } from './create-user.ts';
import { generateCredentialReport } from './generate-credential-report.ts';
import { getCredentialReport } from './get-credential-report.ts';
import { updateAccessKey } from './update-access-key.ts';
import { updateAccountPasswordPolicy } from './update-account-password-policy.ts';
import { updateSigningCertificate } from './update-signing-certificate.ts';
import { uploadSigningCertificate } from './upload-signing-certificate.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const NO_KEY = 'false,N/A,N/A,N/A,N/A';
const NO_CERTIFICATES = 'false,N/A,false,N/A';
const START = new Date('2026-11-24T12:00:00Z');

const generate = async () => await rig.run(generateCredentialReport, {});
const later = (ms: number) => {
  rig.now = new Date(rig.now.getTime() + ms);
};
const SECOND = 1000;
const HOUR = 3_600_000;
const textOf = async () => Buffer.from((await rig.run(getCredentialReport, {})).Content ?? []).toString();
const lines = async () => {
  await generate();
  return (await textOf()).split('\n');
};
const passwords = async () => (await lines()).slice(1).map((line) => line.split(',').slice(3, 7).join(','));
const idOf = async (UserName: string) => {
  const caller = await rig.as(UserName);
  return caller.kind === 'user' ? caller.userId : '';
};

describe('the credential report', () => {
  it('has a header, root, and the users by name without regard to case; no line break at the end', async () => {
    for (const UserName of ['zoe', 'Bob', 'alice']) await rig.run(createUser, { UserName, Path: '/p/' });
    const nothing = `false,N/A,N/A,N/A,false,${NO_KEY},${NO_KEY},${NO_CERTIFICATES}`;
    expect(await lines()).toEqual([
      HEADER,
      `<root_account>,arn:aws:iam::${ACCOUNT}:root,1970-01-01T00:00:00Z,false,N/A,not_supported,not_supported,false,${NO_KEY},${NO_KEY},${NO_CERTIFICATES}`,
      ...['alice', 'Bob', 'zoe'].map((name) => `${name},arn:aws:iam::${ACCOUNT}:user/p/${name},2026-11-24T12:00:00Z,${nothing}`),
    ]);
  });

  it('tells of passwords: when they were used and set, and when they must be changed', async () => {
    await rig.run(createUser, { UserName: 'bob' });
    later(SECOND);
    await rig.run(createLoginProfile, { UserName: 'bob', Password: 'Correct-horse-9' });
    await rig.run(createUser, { UserName: 'eve' });
    await rig.run(createLoginProfile, { UserName: 'eve', Password: 'Correct-horse-9' });
    const eve = await idOf('eve');
    await rig.write((write) => recordPasswordUse(write, ACCOUNT, eve, START.getTime() + 5 * SECOND));
    await rig.write((write) => setRootPassword(write, ACCOUNT, 'hash'));
    expect(await passwords()).toEqual([
      'true,no_information,not_supported,not_supported',
      'true,no_information,2026-11-24T12:00:01Z,N/A',
      'true,2026-11-24T12:00:05Z,2026-11-24T12:00:01Z,N/A',
    ]);
    await rig.run(updateAccountPasswordPolicy, { MaxPasswordAge: 90 });
    later(5 * HOUR);
    expect((await passwords())[1]).toBe('true,no_information,2026-11-24T12:00:01Z,2027-02-22T12:00:01Z');
  });

  it('tells of access keys: those that are off too, and their last uses, also the newest', async () => {
    await rig.run(createUser, { UserName: 'bob' });
    const { AccessKey: first } = await rig.run(createAccessKey, { UserName: 'bob' });
    later(2 * SECOND);
    const { AccessKey: second } = await rig.run(createAccessKey, { UserName: 'bob' });
    await rig.run(updateAccessKey, { UserName: 'bob', AccessKeyId: first?.AccessKeyId ?? '', Status: 'Inactive' });
    await rig.write((write) =>
      recordAccessKeyUses(write, [
        {
          accountId: ACCOUNT,
          accessKeyId: first?.AccessKeyId ?? '',
          usedAt: START.getTime(),
          region: 'eu-west-1',
          service: 'sts',
        },
      ]),
    );
    rig.uses.set(second?.AccessKeyId ?? '', { usedAt: START.getTime() + HOUR, region: 'us-east-1', service: 'iam' });
    expect((await lines())[2]?.split(',').slice(8, 18).join(',')).toBe(
      'false,2026-11-24T12:00:00Z,2026-11-24T12:00:00Z,eu-west-1,sts,' +
        'true,2026-11-24T12:00:02Z,2026-11-24T13:00:00Z,us-east-1,iam',
    );
  });

  it('tells of certificates, those that are off first, and of second factors', async () => {
    await rig.run(createUser, { UserName: 'bob' });
    const [one, two] = [await testCertificate('one'), await testCertificate('two')];
    await rig.run(uploadSigningCertificate, { UserName: 'bob', CertificateBody: one.pem });
    later(SECOND);
    const { Certificate } = await rig.run(uploadSigningCertificate, { UserName: 'bob', CertificateBody: two.pem });
    const CertificateId = Certificate?.CertificateId ?? '';
    await rig.run(updateSigningCertificate, { UserName: 'bob', CertificateId, Status: 'Inactive' });
    const passkey = {
      accountId: ACCOUNT,
      credentialId: 'c',
      ownerId: ACCOUNT,
      serial: 's',
      name: 'laptop',
      publicKey: 'k',
      counter: 0,
      transports: '[]',
      deviceType: 'singleDevice' as const,
      backedUp: 0,
      createdAt: 1,
      lastUsedAt: null,
    };
    await rig.write((write) => addPasskey(write, passkey));
    const [, root, bob] = await lines();
    expect(bob?.split(',').slice(18).join(',')).toBe('false,2026-11-24T12:00:01Z,true,2026-11-24T12:00:00Z');
    expect([root?.split(',')[7], bob?.split(',')[7]]).toEqual(['true', 'false']);
  });

  it('tells of root’s keys and of nobody’s in another account', async () => {
    const other = await rig.other('210987654321');
    await rig.run(createUser, { UserName: 'stranger' }, other);
    await rig.run(createAccessKey, {});
    await rig.run(createAccessKey, {}, other);
    const all = await lines();
    expect(all).toHaveLength(2);
    expect(all[1]?.split(',').slice(8, 14).join(',')).toBe('true,2026-11-24T12:00:00Z,N/A,N/A,N/A,false');
  });

  it('keeps a name with a comma in one field', async () => {
    await rig.run(createUser, { UserName: 'bob,=1' });
    expect((await lines())[2]?.startsWith(`"bob,=1","arn:aws:iam::${ACCOUNT}:user/bob,=1",`)).toBe(true);
  });
});

describe('the life of a credential report', () => {
  it('begins when it is asked for', async () => {
    await expect(rig.run(getCredentialReport, {})).rejects.toMatchObject({ code: 'ReportNotPresent', message: '' });
    expect(await generate()).toEqual({
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    });
    expect(await generate()).toEqual({ State: 'COMPLETE' });
    expect(await rig.run(getCredentialReport, {})).toEqual({
      Content: expect.any(Uint8Array) as unknown,
      ReportFormat: 'text/csv',
      GeneratedTime: START,
    });
  });

  it('lasts four hours, whatever changes meanwhile, and no longer', async () => {
    await generate();
    const before = await textOf();
    await rig.run(createUser, { UserName: 'bob' });
    later(4 * HOUR);
    expect(await generate()).toEqual({ State: 'COMPLETE' });
    expect(await textOf()).toBe(before);
    later(1);
    await expect(rig.run(getCredentialReport, {})).rejects.toMatchObject({ code: 'ReportExpired', message: '' });
    expect(await generate()).toEqual({ State: 'STARTED' });
    expect(await textOf()).toContain('\nbob,');
  });

  it('is one for all who ask at once', async () => {
    const states = (await Promise.all(Array.from({ length: 10 }, generate))).map(({ State }) => State);
    expect(states.filter((state) => state === 'STARTED')).toHaveLength(1);
  });

  it('is another in each account', async () => {
    await generate();
    const other = await rig.other('210987654321');
    await expect(rig.run(getCredentialReport, {}, other)).rejects.toMatchObject({ code: 'ReportNotPresent' });
  });

  it('takes a permission that no resource narrows', async () => {
    expect(await rig.targets(generateCredentialReport, {})).toEqual([{ arn: '*' }]);
    expect(await rig.targets(getCredentialReport, {})).toEqual([{ arn: '*' }]);
  });
});
