import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCertificate } from '../key-material/test-certificates.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { deleteServerCertificate } from './delete-server-certificate.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { getServerCertificate } from './get-server-certificate.ts';
import { listServerCertificateTags } from './list-server-certificate-tags.ts';
import { listServerCertificates } from './list-server-certificates.ts';
import { tagServerCertificate } from './tag-server-certificate.ts';
import { untagServerCertificate } from './untag-server-certificate.ts';
import { updateServerCertificate } from './update-server-certificate.ts';
import { uploadServerCertificate } from './upload-server-certificate.ts';

const root = await testCertificate('root');
const middle = await testCertificate('middle', { issuer: root });
const leaf = await testCertificate('leaf', { issuer: middle });

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

type UploadInput = Parameters<typeof uploadServerCertificate.run>[0];
const upload = (name: string, more: Partial<UploadInput> = {}) =>
  rig.run(uploadServerCertificate, {
    ServerCertificateName: name,
    CertificateBody: leaf.pem,
    PrivateKey: leaf.privateKey,
    ...more,
  });
const get = async (ServerCertificateName: string) =>
  (await rig.run(getServerCertificate, { ServerCertificateName })).ServerCertificate;
const namesOf = async (input: object = {}) =>
  (await rig.run(listServerCertificates, input)).ServerCertificateMetadataList?.map((one) => one.ServerCertificateName);
const tagsOf = async (ServerCertificateName: string) =>
  (await rig.run(listServerCertificateTags, { ServerCertificateName })).Tags;
const missing = (name: string) => ({
  code: 'NoSuchEntity',
  message: `The Server Certificate with name ${name} cannot be found.`,
});
const brokenAt = (index: number) => ({
  code: 'MalformedCertificate',
  message: expect.stringMatching(
    new RegExp(`^Unable to validate certificate chain\\. .* The index within the chain of the invalid certificate is: ${index}$`),
  ) as unknown,
});

describe('UploadServerCertificate', () => {
  it('answers with what it is, and when it is over', async () => {
    expect(await upload('web', { Path: '/cloudfront/' })).toEqual({
      ServerCertificateMetadata: {
        Path: '/cloudfront/',
        ServerCertificateName: 'web',
        ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/) as unknown,
        Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/cloudfront/web`,
        UploadDate: rig.now,
        Expiration: new Date('2036-01-01T00:00:00Z'),
      },
    });
  });

  it('keeps the certificate, and its key nowhere', async () => {
    await upload('web');
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    expect(written.includes(leaf.pem.trim().split('\n')[1] ?? '-')).toBe(true);
    expect(written.includes(leaf.privateKey.split('\n')[1] ?? '-')).toBe(false);
  });

  it('takes a key only if it is the certificate’s', async () => {
    await expect(upload('web', { PrivateKey: root.privateKey })).rejects.toMatchObject({
      code: 'KeyPairMismatch',
      message: 'The private key did not match the public key provided. Please verify the key material and try again.',
    });
  });

  it.each([
    ['a key that cannot be read', { PrivateKey: 'no key' }],
    [
      'a key behind a password',
      {
        PrivateKey: generateKeyPairSync('ec', {
          namedCurve: 'P-256',
          privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        }).privateKey,
      },
    ],
  ])('refuses %s', async (_, more) => {
    await expect(upload('web', more)).rejects.toMatchObject({ code: 'MalformedCertificate' });
  });

  it('refuses what is no certificate, several, and one with other text around it', async () => {
    for (const CertificateBody of ['no certificate', `${leaf.pem}${middle.pem}`, `subject=CN=leaf\n${leaf.pem}`]) {
      await expect(upload('web', { CertificateBody })).rejects.toMatchObject({
        code: 'MalformedCertificate',
        message: 'Unable to parse certificate. Please ensure the certificate is in PEM format.',
      });
    }
  });

  it('refuses one that is over', async () => {
    const over = await testCertificate('over', { end: new Date('2026-11-24T11:00:00Z') });
    await expect(upload('web', { CertificateBody: over.pem, PrivateKey: over.privateKey })).rejects.toMatchObject({
      code: 'MalformedCertificate',
      message: "Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.",
    });
  });

  it('takes a chain in which each is signed by the next', async () => {
    const CertificateChain = `${middle.pem}${root.pem}`;
    await upload('web', { CertificateChain });
    await upload('short', { CertificateChain: middle.pem });
    await upload('twice', { CertificateChain: `${middle.pem}${root.pem}${root.pem}` });
    expect((await get('web'))?.CertificateChain).toBe(CertificateChain.trim());
  });

  it('refuses any other chain, and says where it breaks', async () => {
    await expect(upload('web', { CertificateChain: root.pem })).rejects.toMatchObject(brokenAt(-1));
    await expect(upload('web', { CertificateChain: `${middle.pem}${leaf.pem}` })).rejects.toMatchObject(brokenAt(1));
    await expect(upload('web', { CertificateChain: 'no chain' })).rejects.toMatchObject({
      code: 'MalformedCertificate',
      message: '',
    });
    // A stranger of the right name did not sign it.
    const stranger = await testCertificate('middle');
    await expect(upload('web', { CertificateChain: stranger.pem })).rejects.toMatchObject(brokenAt(-1));
  });

  it('refuses a name that is taken, in whatever case', async () => {
    await upload('web');
    await expect(upload('WEB')).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'The Server Certificate with name WEB already exists.',
    });
  });

  it('takes twenty, however many are uploaded at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => upload(`web${i}`)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await expect(upload('another')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for ServerCertificatesPerAccount: 20',
    });
    const { SummaryMap } = await rig.run(getAccountSummary, {});
    expect(SummaryMap).toMatchObject({ ServerCertificates: 20, ServerCertificatesQuota: 20 });
  });

  it('with tags takes the permission to tag', async () => {
    const Tags = [{ Key: 'team', Value: 'web' }];
    expect(
      await rig.targets(uploadServerCertificate, {
        ServerCertificateName: 'web',
        CertificateBody: '',
        PrivateKey: '',
        Path: '/a/',
        Tags,
      }),
    ).toMatchObject(
      [undefined, 'iam:TagServerCertificate'].map((action) => ({
        ...(action === undefined ? {} : { action }),
        arn: `arn:aws:iam::${ACCOUNT}:server-certificate/a/web`,
        context: { 'aws:RequestTag/team': 'web', 'aws:TagKeys': ['team'], 'aws:ResourceTag/team': 'web' },
      })),
    );
    expect((await upload('web', { Tags })).Tags).toEqual(Tags);
  });
});

describe('GetServerCertificate', () => {
  it('shows all but the key', async () => {
    const { ServerCertificateMetadata } = await upload('web');
    expect(await get('Web')).toEqual({ ServerCertificateMetadata, CertificateBody: leaf.pem.trim(), Tags: [] });
  });

  it('refuses one that is not there', async () => {
    await expect(get('nothing')).rejects.toMatchObject(missing('nothing'));
  });

  it('does not see another account’s', async () => {
    await upload('web');
    const other = await rig.other('210987654321');
    await expect(rig.run(getServerCertificate, { ServerCertificateName: 'web' }, other)).rejects.toMatchObject(missing('web'));
  });
});

describe('ListServerCertificates', () => {
  it('lists by name, under a path, page by page', async () => {
    await upload('b', { Path: '/x/' });
    await upload('C', { Path: '/x/y/' });
    await upload('a');
    expect(await namesOf()).toEqual(['a', 'b', 'C']);
    expect(await namesOf({ PathPrefix: '/x/' })).toEqual(['b', 'C']);
    const page = await rig.run(listServerCertificates, { MaxItems: 2 });
    expect(page.IsTruncated).toBe(true);
    expect(await namesOf({ Marker: page.Marker })).toEqual(['C']);
  });
});

describe('UpdateServerCertificate', () => {
  it('moves it; its id and its tags stay', async () => {
    const Tags = [{ Key: 'team', Value: 'web' }];
    const { ServerCertificateMetadata: was } = await upload('web', { Tags });
    await rig.run(updateServerCertificate, { ServerCertificateName: 'web', NewServerCertificateName: 'site', NewPath: '/new/' });
    expect(await get('site')).toMatchObject({
      ServerCertificateMetadata: {
        ServerCertificateId: was?.ServerCertificateId,
        Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/new/site`,
      },
      Tags,
    });
    await expect(get('web')).rejects.toMatchObject(missing('web'));
  });

  it('changes the case of a name, takes none that is taken, and without a change does nothing', async () => {
    await upload('web');
    await upload('other');
    await rig.run(updateServerCertificate, { ServerCertificateName: 'web', NewServerCertificateName: 'Web' });
    await rig.run(updateServerCertificate, { ServerCertificateName: 'other' });
    expect(await namesOf()).toEqual(['other', 'Web']);
    await expect(
      rig.run(updateServerCertificate, { ServerCertificateName: 'other', NewServerCertificateName: 'WEB' }),
    ).rejects.toMatchObject({ code: 'EntityAlreadyExists' });
    await expect(rig.run(updateServerCertificate, { ServerCertificateName: 'nothing' })).rejects.toMatchObject(
      missing('nothing'),
    );
  });

  it('takes the permission on what it is and on what it will be', async () => {
    await upload('web', { Path: '/a/' });
    const targets = await rig.targets(updateServerCertificate, { ServerCertificateName: 'web', NewPath: '/b/' });
    expect(targets.map(({ arn }) => arn)).toEqual([
      `arn:aws:iam::${ACCOUNT}:server-certificate/a/web`,
      `arn:aws:iam::${ACCOUNT}:server-certificate/b/web`,
    ]);
  });
});

describe('DeleteServerCertificate', () => {
  it('removes it with its tags, and frees its name', async () => {
    await upload('web', { Tags: [{ Key: 'team', Value: 'web' }] });
    await rig.run(deleteServerCertificate, { ServerCertificateName: 'WEB' });
    expect(await namesOf()).toEqual([]);
    await upload('web');
    expect(await tagsOf('web')).toEqual([]);
    await expect(rig.run(deleteServerCertificate, { ServerCertificateName: 'nothing' })).rejects.toMatchObject(
      missing('nothing'),
    );
  });
});

describe('the tags of a server certificate', () => {
  const ServerCertificateName = 'web';
  const tag = (...Tags: { Key: string; Value: string }[]) => rig.run(tagServerCertificate, { ServerCertificateName, Tags });

  it('are told apart by case, put on, changed and taken off', async () => {
    await upload('web', {
      Tags: [
        { Key: 'Team', Value: 'one' },
        { Key: 'team', Value: 'two' },
      ],
    });
    await tag({ Key: 'third', Value: '3' }, { Key: 'team', Value: 'changed' });
    expect(await tagsOf('web')).toEqual([
      { Key: 'Team', Value: 'one' },
      { Key: 'team', Value: 'changed' },
      { Key: 'third', Value: '3' },
    ]);
    await rig.run(untagServerCertificate, { ServerCertificateName, TagKeys: ['team', 'nothing'] });
    const page = await rig.run(listServerCertificateTags, { ServerCertificateName, MaxItems: 1 });
    expect(page).toMatchObject({ IsTruncated: true, Tags: [{ Key: 'Team' }] });
  });

  it('are 50 at most, none twice, and none of AWS’s', async () => {
    await upload('web');
    await tag(...Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' })));
    await expect(tag({ Key: 'more', Value: '' })).rejects.toMatchObject({ code: 'LimitExceeded' });
    await expect(tag({ Key: 'a', Value: '' }, { Key: 'a', Value: '' })).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(tag({ Key: 'aws:a', Value: '' })).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('are condition keys of what is done to it', async () => {
    await upload('web', { Path: '/a/', Tags: [{ Key: 'team', Value: 'web' }] });
    const arn = `arn:aws:iam::${ACCOUNT}:server-certificate/a/web`;
    const worn = { 'aws:ResourceTag/team': 'web' };
    expect(await rig.targets(getServerCertificate, { ServerCertificateName })).toMatchObject([{ arn, context: worn }]);
    expect(await rig.targets(deleteServerCertificate, { ServerCertificateName })).toMatchObject([{ arn, context: worn }]);
    expect(await rig.targets(untagServerCertificate, { ServerCertificateName, TagKeys: ['x'] })).toMatchObject([
      { arn, context: { ...worn, 'aws:TagKeys': ['x'] } },
    ]);
    expect(await rig.targets(tagServerCertificate, { ServerCertificateName, Tags: [{ Key: 'x', Value: '1' }] })).toMatchObject([
      { arn, context: { ...worn, 'aws:RequestTag/x': '1' } },
    ]);
    expect(await rig.targets(getServerCertificate, { ServerCertificateName: 'nothing' })).toMatchObject([
      { arn: `arn:aws:iam::${ACCOUNT}:server-certificate/nothing` },
    ]);
  });
});
