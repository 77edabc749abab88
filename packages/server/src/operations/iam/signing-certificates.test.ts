import { createHash, X509Certificate } from 'node:crypto';
import { encodeBase32 } from '@countersign/core/bytes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCertificate } from '../key-material/test-certificates.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createUser } from './create-user.ts';
import { deleteSigningCertificate } from './delete-signing-certificate.ts';
import { deleteUser } from './delete-user.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { listSigningCertificates } from './list-signing-certificates.ts';
import { updateSigningCertificate } from './update-signing-certificate.ts';
import { uploadSigningCertificate } from './upload-signing-certificate.ts';

const { pem } = await testCertificate('one');
const { pem: second } = await testCertificate('two');
const { pem: third } = await testCertificate('three');

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'bob' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

const UserName = 'bob';
const upload = async (CertificateBody: string, name = UserName) =>
  (await rig.run(uploadSigningCertificate, { UserName: name, CertificateBody })).Certificate;
const list = async (input: object = { UserName }) => await rig.run(listSigningCertificates, input);
const idOf = (text: string) => encodeBase32(createHash('sha1').update(new X509Certificate(text).raw).digest());

describe('UploadSigningCertificate', () => {
  it('answers with the certificate as it came; its id is its hash', async () => {
    expect(await upload(pem)).toEqual({
      UserName,
      CertificateId: idOf(pem),
      CertificateBody: pem,
      Status: 'Active',
      UploadDate: rig.now,
    });
    expect(idOf(pem)).toHaveLength(32);
  });

  it('takes the same certificate from the same user again, and from no other', async () => {
    const first = await upload(pem);
    rig.now = new Date(rig.now.getTime() + 1000);
    expect(await upload(pem)).toEqual(first);
    expect((await list()).Certificates).toHaveLength(1);
    await expect(upload(pem, 'eve')).rejects.toMatchObject({
      code: 'DuplicateCertificate',
      message: 'Duplicate certificate uploaded.',
    });
  });

  it('refuses what is none, and one that is over', async () => {
    const { pem: over } = await testCertificate('over', { end: new Date('2026-11-24T11:59:00Z') });
    for (const text of ['invalid-certificate-body', over, `${pem}${second}`, pem.replace('MII', 'XII')]) {
      await expect(upload(text)).rejects.toMatchObject({
        code: 'MalformedCertificate',
        message: `Certificate ${text} is malformed.`,
      });
    }
  });

  it('gives two to a user, and two to root', async () => {
    await upload(pem);
    await upload(second);
    await expect(upload(third)).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for CertificatesPerUser: 2',
    });
    await rig.run(uploadSigningCertificate, { CertificateBody: third });
    expect((await list({})).Certificates?.map(({ CertificateId }) => CertificateId)).toEqual([idOf(third)]);
    expect((await rig.run(getAccountSummary, {})).SummaryMap).toMatchObject({ AccountSigningCertificatesPresent: 1 });
  });

  it('refuses a user that does not exist', async () => {
    await expect(upload(pem, 'nobody')).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
    });
  });
});

describe('the signing certificates of a user', () => {
  it('are listed oldest first, page by page', async () => {
    await upload(second);
    rig.now = new Date(rig.now.getTime() + 1000);
    await upload(pem);
    const page = await list({ UserName, MaxItems: 1 });
    expect(page).toMatchObject({ IsTruncated: true, Certificates: [{ CertificateId: idOf(second), CertificateBody: second }] });
    const rest = await list({ UserName, Marker: page.Marker });
    expect(rest).toMatchObject({ IsTruncated: false, Certificates: [{ CertificateId: idOf(pem) }] });
  });

  it('are switched off and on, and by nobody made expired', async () => {
    await upload(pem);
    const CertificateId = idOf(pem);
    for (const Status of ['Inactive', 'Active'] as const) {
      await rig.run(updateSigningCertificate, { UserName, CertificateId, Status });
      expect((await list()).Certificates?.[0]?.Status).toBe(Status);
    }
    await expect(rig.run(updateSigningCertificate, { UserName, CertificateId, Status: 'Expired' })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Operation does not support status Expired',
    });
  });

  it('are nobody else’s', async () => {
    await upload(pem, 'eve');
    const CertificateId = idOf(pem);
    const missing = { code: 'NoSuchEntity', message: `The Certificate with id ${CertificateId} cannot be found.` };
    await expect(rig.run(updateSigningCertificate, { UserName, CertificateId, Status: 'Active' })).rejects.toMatchObject(missing);
    await expect(rig.run(deleteSigningCertificate, { UserName, CertificateId })).rejects.toMatchObject(missing);
  });

  it('stand in the way of deleting the user until they are deleted', async () => {
    await upload(pem);
    await expect(rig.run(deleteUser, { UserName })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must delete certificates first.',
    });
    await rig.run(deleteSigningCertificate, { CertificateId: idOf(pem) }, await rig.as(UserName));
    expect((await list()).Certificates).toEqual([]);
    await rig.run(deleteUser, { UserName });
    expect((await upload(pem, 'eve'))?.UserName).toBe('eve');
  });

  it('are acted on as on the user', async () => {
    const targets = [
      await rig.targets(uploadSigningCertificate, { UserName, CertificateBody: '' }),
      await rig.targets(listSigningCertificates, { UserName }),
      await rig.targets(updateSigningCertificate, { UserName, CertificateId: 'x', Status: 'Active' }),
      await rig.targets(deleteSigningCertificate, { CertificateId: 'x' }, await rig.as(UserName)),
    ];
    expect(targets.map(([target]) => target?.arn)).toEqual(Array<string>(4).fill(`arn:aws:iam::${ACCOUNT}:user/bob`));
  });
});
