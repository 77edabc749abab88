import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccessKey, recordAccessKeyUses } from './access-keys.ts';
import {
  findCredentialReport,
  findReportTime,
  listReportedCredentials,
  listReportedUsers,
  putCredentialReport,
} from './credential-reports.ts';
import { addLoginProfile } from './login-profiles.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import {
  addServerCertificate,
  countServerCertificates,
  findServerCertificate,
  listServerCertificates,
  moveServerCertificate,
  removeServerCertificate,
  type ServerCertificateRow,
} from './server-certificates.ts';
import {
  addServiceCredential,
  changeServiceCredential,
  countServiceCredentials,
  findServiceCredential,
  isLoginTaken,
  listServiceCredentials,
  removeServiceCredential,
  type ServiceCredentialFilter,
  type ServiceCredentialRow,
} from './service-credentials.ts';
import {
  addSigningCertificate,
  findSigningCertificate,
  listSigningCertificates,
  removeSigningCertificate,
  setSigningCertificateStatus,
} from './signing-certificates.ts';
import {
  addSshPublicKey,
  findSshPublicKey,
  listSshPublicKeys,
  removeSshPublicKey,
  setSshPublicKeyStatus,
} from './ssh-public-keys.ts';
import type { Store, Write } from './store.ts';
import { startPostgres } from './test-postgres.ts';
import { openTestStore } from './test-store.ts';
import { isUniqueViolation } from './unique-violation.ts';
import { countUserCredentials } from './user-credentials.ts';
import { addUser } from './users.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

const accountId = '123456789012';
const other = '210987654321';
const userId = 'AIDABOB';

interface Opened {
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  again(): Promise<Store>;
  remove(): Promise<void>;
}

const engines: readonly (readonly [string, () => Promise<Opened>])[] = [
  [
    'SQLite',
    async () => {
      const opened = await openTestStore();
      const again = async () => {
        await opened.store.close();
        return openSqlite({ file: opened.file });
      };
      return { store: opened.store, again, remove: () => opened.close() };
    },
  ],
  ...(server
    ? ([
        [
          'PostgreSQL',
          async () => {
            const url = await server.database();
            const store = await openPostgres({ url });
            const again = async () => {
              await store.close();
              return openPostgres({ url });
            };
            return { store, again, remove: () => store.close() };
          },
        ],
      ] as const)
    : []),
];

const user = {
  accountId,
  userId,
  name: 'Bob',
  nameKey: 'bob',
  path: '/',
  createdAt: 1,
  boundaryArn: null,
  passwordLastUsedAt: null,
};
const sshKey = {
  accountId,
  keyId: 'APKA1',
  ownerId: userId,
  body: 'AAAA',
  fingerprint: '00',
  status: 'Active' as const,
  createdAt: 5,
};
const certificate: ServerCertificateRow = {
  accountId,
  certificateId: 'ASCA1',
  name: 'Web',
  nameKey: 'web',
  path: '/x/',
  body: 'pem',
  chain: null,
  createdAt: 5,
  expiresAt: 4_000_000_000_000,
};
const signing = {
  accountId,
  certificateId: 'SHA1',
  ownerId: userId,
  body: 'pem',
  status: 'Active' as const,
  createdAt: 5,
};
const shown = {
  accountId,
  credentialId: 'ACCA1',
  ownerId: userId,
  service: 's',
  login: 'Bob-at-1',
  loginKey: 'bob-at-1',
  status: 'Active' as const,
  createdAt: 5,
  expiresAt: null,
};
const credential: ServiceCredentialRow = { ...shown, secretHash: 'h' };

describe.each(engines)('on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId, requestId: 'r', time: 0 }, run });
  const failure = (run: (write: Write) => Promise<unknown>) => write(run).catch((error: unknown) => error);
  const credentialIds = async (more: Partial<ServiceCredentialFilter> = {}, after?: [number, string], limit = 9) =>
    (
      await listServiceCredentials(
        store.read,
        { accountId, ownerId: undefined, service: undefined, ...more },
        after && { createdAt: after[0], credentialId: after[1] },
        limit,
      )
    ).map(({ credentialId, userName }) => `${credentialId} ${userName}`);
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(async () => {
    if (store !== opened.store) await store.close();
    await opened.remove();
  });

  it('an SSH public key is kept, switched and removed, and counts among what its owner has', async () => {
    await write((w) => addSshPublicKey(w, { ...sshKey, keyId: 'APKA2', createdAt: 6 }));
    await write((w) => addSshPublicKey(w, sshKey));
    await write((w) => setSshPublicKeyStatus(w, sshKey, 'Inactive'));
    expect(await findSshPublicKey(store.read, accountId, 'APKA1')).toEqual({ ...sshKey, status: 'Inactive' });
    expect(await findSshPublicKey(store.read, other, 'APKA1')).toBeUndefined();
    expect((await listSshPublicKeys(store.read, accountId, userId)).map(({ keyId }) => keyId)).toEqual(['APKA1', 'APKA2']);
    expect((await countUserCredentials(store.read, accountId, userId)).otherCredentials).toBe(2);
    await write((w) => removeSshPublicKey(w, sshKey));
    expect(await listSshPublicKeys(store.read, accountId, userId)).toHaveLength(1);
  });

  it('a signing certificate is one in its account, whoever’s it is', async () => {
    await write((w) => addSigningCertificate(w, signing));
    expect(isUniqueViolation(await failure((w) => addSigningCertificate(w, { ...signing, ownerId: 'AIDAEVE' })))).toBe(true);
    await write((w) => addSigningCertificate(w, { ...signing, accountId: other }));
    await write((w) => setSigningCertificateStatus(w, signing, 'Inactive'));
    expect(await listSigningCertificates(store.read, accountId, userId)).toEqual([{ ...signing, status: 'Inactive' }]);
    expect((await findSigningCertificate(store.read, other, 'SHA1'))?.status).toBe('Active');
    expect((await countUserCredentials(store.read, accountId, userId)).signingCertificates).toBe(1);
    await write((w) => removeSigningCertificate(w, signing));
    expect(await findSigningCertificate(store.read, accountId, 'SHA1')).toBeUndefined();
  });

  it('a server certificate is found by its name in any case, and moved with it', async () => {
    await write((w) => addServerCertificate(w, certificate));
    expect(await findServerCertificate(store.read, accountId, 'wEB')).toEqual(certificate);
    const alike = { ...certificate, certificateId: 'ASCA2', name: 'WEB' };
    expect(isUniqueViolation(await failure((w) => addServerCertificate(w, alike)))).toBe(true);
    await write((w) => moveServerCertificate(w, certificate, { name: 'Site', path: '/y/' }));
    expect(await findServerCertificate(store.read, accountId, 'site')).toMatchObject({ name: 'Site', path: '/y/', body: 'pem' });
    expect(await findServerCertificate(store.read, accountId, 'web')).toBeUndefined();
    await write((w) => removeServerCertificate(w, certificate));
    expect(await countServerCertificates(store.read, accountId)).toBe(0);
  });

  it('server certificates are listed by name under a path, letter by letter, without their texts', async () => {
    const names = async (prefix: string, after?: string, limit = 9) =>
      (await listServerCertificates(store.read, accountId, prefix, after, limit)).map(({ name }) => name);
    await write(async (w) => {
      for (const [name, path] of [
        ['b', '/x/'],
        ['C', '/x/y/'],
        ['a', '/X/'],
        ['_', '/'],
      ] as const) {
        await addServerCertificate(w, { ...certificate, certificateId: name, name, nameKey: name.toLowerCase(), path });
      }
      await addServerCertificate(w, { ...certificate, accountId: other });
    });
    expect(await names('/')).toEqual(['_', 'a', 'b', 'C']);
    expect(await names('/x/')).toEqual(['b', 'C']);
    expect(await names('/', 'a', 1)).toEqual(['b']);
    expect(Object.keys((await listServerCertificates(store.read, accountId, '/', undefined, 1))[0] ?? {})).not.toContain('body');
  });

  it('a service credential is kept without its secret, changed and removed', async () => {
    await write((w) => addServiceCredential(w, credential));
    expect(await findServiceCredential(store.read, accountId, 'ACCA1')).toEqual(shown);
    await write((w) => changeServiceCredential(w, credential, { status: 'Inactive' }));
    expect((await findServiceCredential(store.read, accountId, 'ACCA1'))?.status).toBe('Inactive');
    const taken = { ...credential, credentialId: 'ACCA2' };
    expect(await isLoginTaken(store.read, accountId, 's', 'BOB-at-1')).toBe(true);
    expect(await isLoginTaken(store.read, accountId, 'another', 'BOB-at-1')).toBe(false);
    expect(isUniqueViolation(await failure((w) => addServiceCredential(w, taken)))).toBe(true);
    expect(await countServiceCredentials(store.read, accountId, userId, 's')).toBe(1);
    await write((w) => removeServiceCredential(w, credential));
    expect(await countServiceCredentials(store.read, accountId, userId, 's')).toBe(0);
  });

  it('service credentials are listed by time, by owner and by service, with the name their owner has', async () => {
    await write(async (w) => {
      await addUser(w, user);
      await addUser(w, { ...user, userId: 'AIDAEVE', name: 'eve', nameKey: 'eve' });
      for (const [i, [credentialId, ownerId, service, createdAt]] of (
        [
          ['c', userId, 's', 1],
          ['a', 'AIDAEVE', 's', 2],
          ['b', userId, 't', 2],
        ] as const
      ).entries()) {
        await addServiceCredential(w, { ...credential, credentialId, ownerId, service, createdAt, loginKey: `l${i}` });
      }
    });
    expect(await credentialIds()).toEqual(['c Bob', 'a eve', 'b Bob']);
    expect(await credentialIds({ ownerId: userId })).toEqual(['c Bob', 'b Bob']);
    expect(await credentialIds({ service: 's' })).toEqual(['c Bob', 'a eve']);
    expect(await credentialIds({}, [1, 'c'], 1)).toEqual(['a eve']);
    expect(await credentialIds({}, [2, 'a'])).toEqual(['b Bob']);
    expect(await credentialIds({ accountId: other })).toEqual([]);
    expect((await countUserCredentials(store.read, accountId, userId)).otherCredentials).toBe(1);
  });

  it('a report replaces the one before it, and is there after a new start', async () => {
    await write((w) => putCredentialReport(w, { accountId, content: 'old', generatedAt: 1 }));
    const report = { accountId, content: 'user,arn\nbob,x', generatedAt: 2 };
    await write((w) => putCredentialReport(w, report));
    store = await opened.again();
    expect(await findCredentialReport(store.read, accountId)).toEqual(report);
    expect(await findReportTime(store.read, accountId)).toBe(2);
    expect(await findReportTime(store.read, other)).toBeUndefined();
  });

  it('what a report tells is read of every user and of root at once, and of no other account', async () => {
    const key = {
      accountId,
      accessKeyId: 'K2',
      ownerId: userId,
      status: 'Active' as const,
      createdAt: 1500,
      changedAt: 1500,
      sealedSecret: 'x',
    };
    await write(async (w) => {
      await addUser(w, user);
      await addUser(w, { ...user, userId: 'AIDAANN', name: 'ann', nameKey: 'ann' });
      await addUser(w, { ...user, accountId: other });
      await addLoginProfile(w, { accountId, userId, passwordHash: 'h', createdAt: 1, changedAt: 7, resetRequired: 0 });
      await addAccessKey(w, key);
      await addAccessKey(w, { ...key, accessKeyId: 'K1', status: 'Inactive', createdAt: 1999 });
      await addAccessKey(w, { ...key, accessKeyId: 'K0', createdAt: 2000 });
      await addAccessKey(w, { ...key, accessKeyId: 'R', ownerId: accountId });
      await recordAccessKeyUses(w, [{ accountId, accessKeyId: 'K1', usedAt: 9, region: 'r', service: 's' }]);
      await addSigningCertificate(w, signing);
      await addSigningCertificate(w, { ...signing, certificateId: 'SHA2', status: 'Inactive', createdAt: 6 });
    });
    const users = await listReportedUsers(store.read, accountId);
    expect(users.map(({ name, passwordChangedAt }) => [name, passwordChangedAt])).toEqual([
      ['ann', null],
      ['Bob', 7],
    ]);
    const credentials = await listReportedCredentials(store.read, accountId);
    expect([...credentials.keys()].toSorted()).toEqual([accountId, userId]);
    const bobs = credentials.get(userId);
    expect(bobs?.hasFactor).toBe(false);
    expect(bobs?.keys.map(({ accessKeyId, usedAt }) => [accessKeyId, usedAt])).toEqual([
      ['K1', 9],
      ['K2', null],
      ['K0', null],
    ]);
    expect(bobs?.certificates.map(({ status }) => status)).toEqual(['Inactive', 'Active']);
    expect(credentials.get(accountId)?.keys.map(({ accessKeyId }) => accessKeyId)).toEqual(['R']);
  });
});
