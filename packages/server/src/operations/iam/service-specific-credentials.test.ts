import { readFile } from 'node:fs/promises';
import type { ServiceSpecificCredential } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../key-material/hash-secret.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createServiceSpecificCredential } from './create-service-specific-credential.ts';
import { createUser } from './create-user.ts';
import { deleteServiceSpecificCredential } from './delete-service-specific-credential.ts';
import { deleteUser } from './delete-user.ts';
import { listServiceSpecificCredentials } from './list-service-specific-credentials.ts';
import { resetServiceSpecificCredential } from './reset-service-specific-credential.ts';
import { updateServiceSpecificCredential } from './update-service-specific-credential.ts';
import { updateUser } from './update-user.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'Bob', Path: '/a/' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

const CODECOMMIT = 'codecommit.amazonaws.com';
const BEDROCK = 'bedrock.amazonaws.com';
const UserName = 'Bob';

async function create(ServiceName: string, name = UserName, more: object = {}): Promise<ServiceSpecificCredential> {
  const input = { UserName: name, ServiceName, ...more };
  const { ServiceSpecificCredential: made } = await rig.run(createServiceSpecificCredential, input);
  if (!made) throw new Error('nothing was made');
  return made;
}
const idOf = async (ServiceName: string, name = UserName) => (await create(ServiceName, name)).ServiceSpecificCredentialId ?? '';
const list = async (input: object = { UserName }) =>
  (await rig.run(listServiceSpecificCredentials, input)).ServiceSpecificCredentials ?? [];
const later = (days: number) => {
  rig.now = new Date(rig.now.getTime() + days * 86_400_000);
};
const storedHash = async () =>
  (await rig.store.read.selectFrom('serviceCredentials').select('secretHash').executeTakeFirst())?.secretHash;

describe('CreateServiceSpecificCredential', () => {
  it('gives a name and a password for CodeCommit and Keyspaces', async () => {
    for (const service of [CODECOMMIT, 'cassandra.amazonaws.com']) {
      expect(await create(service, 'bob')).toEqual({
        UserName: 'Bob',
        ServiceName: service,
        ServiceUserName: `Bob-at-${ACCOUNT}`,
        ServicePassword: expect.stringMatching(/^[A-Za-z0-9+/]{60}$/) as unknown,
        ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/) as unknown,
        Status: 'Active',
        CreateDate: rig.now,
      });
    }
  });

  it.each([
    [BEDROCK, 'ABSK'],
    ['logs.amazonaws.com', 'ACWL'],
    ['cloudwatch.amazonaws.com', 'APIAACWM'],
    ['aws-external-anthropic.amazonaws.com', 'AEAA'],
  ])('gives a key that holds its own name for %s', async (service, prefix) => {
    const { ServiceCredentialSecret: key = '', ...rest } = await create(service, UserName, { CredentialAgeDays: 30 });
    expect(rest).toEqual({
      UserName,
      ServiceName: service,
      ServiceCredentialAlias: `Bob-at-${ACCOUNT}`,
      ServiceSpecificCredentialId: expect.any(String) as unknown,
      Status: 'Active',
      CreateDate: rig.now,
      ExpirationDate: new Date('2026-12-24T12:00:00Z'),
    });
    expect(key.startsWith(prefix)).toBe(true);
    const [alias, password] = Buffer.from(key.slice(prefix.length), 'base64').toString().split(':');
    expect([alias, password?.length]).toEqual([`Bob-at-${ACCOUNT}`, 60]);
  });

  it('leaves the secret nowhere: what is stored is its hash', async () => {
    const { ServicePassword = '' } = await create(CODECOMMIT);
    const { ServiceCredentialSecret = '' } = await create(BEDROCK);
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    for (const secret of [ServicePassword, ServiceCredentialSecret]) {
      expect(written.includes(hashSecret(secret))).toBe(true);
      expect(written.includes(secret)).toBe(false);
    }
    expect(JSON.stringify(await list())).not.toMatch(/Password|Secret|Hash/);
  });

  it('takes the name of the service in whatever case', async () => {
    expect((await create('CodeCommit.amazonaws.com')).ServiceName).toBe(CODECOMMIT);
  });

  it('refuses a service that takes no such credentials, and a user that does not exist', async () => {
    for (const service of ['lambda.amazonaws.com', 'o3on3n3onosneo']) {
      await expect(create(service)).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `No such service ${service} is supported for Service Specific Credentials`,
      });
    }
    await expect(create(' codecommit ')).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'ServiceName must match [a-zA-Z0-9.-]*',
    });
    await expect(create('nonexistentservice.amazonaws.com', 'nobody')).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
    });
  });

  it('gives two for each service, however many are asked for at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => create(CODECOMMIT)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(create(CODECOMMIT)).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2',
    });
    expect(new Set((await list()).map(({ ServiceUserName }) => ServiceUserName))).toEqual(
      new Set([`Bob-at-${ACCOUNT}`, `Bob+1-at-${ACCOUNT}`]),
    );
    await create(BEDROCK);
  });

  it('never gives two the same login, even when a user comes after another of the same name', async () => {
    await idOf(CODECOMMIT);
    await rig.run(updateUser, { UserName, NewUserName: 'robert' });
    await rig.run(createUser, { UserName: 'bob' });
    expect((await create(CODECOMMIT, 'bob')).ServiceUserName).toBe(`bob+1-at-${ACCOUNT}`);
    expect(await list({ UserName: 'robert' })).toMatchObject([{ UserName: 'robert', ServiceUserName: `Bob-at-${ACCOUNT}` }]);
  });

  it('asks for the permission with the service and the age', async () => {
    const input = { UserName: 'bob', ServiceName: 'Bedrock.amazonaws.com' };
    const arn = `arn:aws:iam::${ACCOUNT}:user/a/Bob`;
    expect(await rig.targets(createServiceSpecificCredential, { ...input, CredentialAgeDays: 7 })).toMatchObject([
      {
        arn,
        context: { 'iam:ServiceSpecificCredentialServiceName': BEDROCK, 'iam:ServiceSpecificCredentialAgeDays': '7' },
      },
    ]);
    const [target] = await rig.targets(createServiceSpecificCredential, input);
    expect(target?.context).toEqual({ 'iam:ServiceSpecificCredentialServiceName': BEDROCK });
  });
});

describe('ResetServiceSpecificCredential', () => {
  it('changes the secret and nothing else', async () => {
    const made = await create(CODECOMMIT, UserName, { CredentialAgeDays: 1 });
    const ServiceSpecificCredentialId = made.ServiceSpecificCredentialId ?? '';
    await rig.run(updateServiceSpecificCredential, { UserName, ServiceSpecificCredentialId, Status: 'Inactive' });
    const { ServiceSpecificCredential: reset } = await rig.run(resetServiceSpecificCredential, {
      UserName,
      ServiceSpecificCredentialId,
    });
    expect(reset).toEqual({ ...made, Status: 'Inactive', ServicePassword: expect.any(String) as unknown });
    expect(reset?.ServicePassword).not.toBe(made.ServicePassword);
    expect(await storedHash()).toBe(hashSecret(reset?.ServicePassword ?? ''));
  });

  it('changes an API key likewise', async () => {
    const made = await create(BEDROCK);
    const ServiceSpecificCredentialId = made.ServiceSpecificCredentialId ?? '';
    const input = { ServiceSpecificCredentialId };
    const { ServiceSpecificCredential: reset } = await rig.run(resetServiceSpecificCredential, input, await rig.as(UserName));
    expect(reset).toEqual({ ...made, ServiceCredentialSecret: expect.stringMatching(/^ABSK/) as unknown });
    expect(reset?.ServiceCredentialSecret).not.toBe(made.ServiceCredentialSecret);
  });
});

describe('a service-specific credential', () => {
  it('is switched off and on, and by nobody made expired', async () => {
    const ServiceSpecificCredentialId = await idOf(CODECOMMIT);
    for (const Status of ['Inactive', 'Active'] as const) {
      await rig.run(updateServiceSpecificCredential, { UserName, ServiceSpecificCredentialId, Status });
      expect(await list()).toMatchObject([{ Status }]);
    }
    await expect(
      rig.run(updateServiceSpecificCredential, { UserName, ServiceSpecificCredentialId, Status: 'Expired' }),
    ).rejects.toMatchObject({ code: 'InvalidInput', message: 'Operation does not support status Expired' });
  });

  it('expires by itself', async () => {
    await create(BEDROCK, UserName, { CredentialAgeDays: 2 });
    await create(CODECOMMIT);
    later(1);
    expect(await list({ UserName, ServiceName: BEDROCK })).toMatchObject([{ Status: 'Active' }]);
    later(1);
    expect(await list({ UserName, ServiceName: BEDROCK })).toMatchObject([{ Status: 'Expired' }]);
    expect(await list({ UserName, ServiceName: CODECOMMIT })).toMatchObject([{ Status: 'Active' }]);
  });

  it('is named with its owner, or refused', async () => {
    const ServiceSpecificCredentialId = await idOf(CODECOMMIT);
    const calls = [
      (input: { UserName: string; ServiceSpecificCredentialId: string }) => rig.run(resetServiceSpecificCredential, input),
      (input: { UserName: string; ServiceSpecificCredentialId: string }) => rig.run(deleteServiceSpecificCredential, input),
      (input: { UserName: string; ServiceSpecificCredentialId: string }) =>
        rig.run(updateServiceSpecificCredential, { ...input, Status: 'Active' }),
    ];
    for (const call of calls) {
      await expect(call({ UserName: 'eve', ServiceSpecificCredentialId })).rejects.toMatchObject({
        code: 'ValidationError',
        message: `User eve does not have a service specific credential with id ${ServiceSpecificCredentialId}`,
      });
      await expect(call({ UserName, ServiceSpecificCredentialId: 'ACCANOSUCHCREDENTIAL' })).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: 'No such credential ACCANOSUCHCREDENTIAL exists',
      });
      await expect(call({ UserName: 'nobody', ServiceSpecificCredentialId })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    }
  });

  it('stands in the way of deleting the user until it is deleted', async () => {
    const ServiceSpecificCredentialId = await idOf(CODECOMMIT);
    await expect(rig.run(deleteUser, { UserName })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must remove referenced objects first.',
    });
    await rig.run(deleteServiceSpecificCredential, { UserName, ServiceSpecificCredentialId });
    expect(await list()).toEqual([]);
    await rig.run(deleteUser, { UserName });
  });

  it('tells its service to whoever decides what may be done with it', async () => {
    const ServiceSpecificCredentialId = await idOf(BEDROCK);
    const input = { UserName, ServiceSpecificCredentialId };
    const expected = [
      {
        arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`,
        context: { 'iam:ServiceSpecificCredentialServiceName': BEDROCK },
      },
    ];
    expect(await rig.targets(resetServiceSpecificCredential, input)).toMatchObject(expected);
    expect(await rig.targets(deleteServiceSpecificCredential, input)).toMatchObject(expected);
    expect(await rig.targets(updateServiceSpecificCredential, { ...input, Status: 'Active' })).toMatchObject(expected);
    const other = await rig.targets(deleteServiceSpecificCredential, { UserName, ServiceSpecificCredentialId: 'ACCANOTHING' });
    expect(other[0]?.context).toEqual({});
  });
});

describe('ListServiceSpecificCredentials', () => {
  it('lists a user’s, for one service or for all, without their secrets', async () => {
    const first = await create(CODECOMMIT);
    await create(BEDROCK);
    await create(CODECOMMIT, 'eve');
    const { ServicePassword: _, ...shown } = first;
    expect(await list({ UserName, ServiceName: 'CODECOMMIT.amazonaws.com' })).toEqual([shown]);
    expect(await list({ UserName, ServiceName: '', AllUsers: false })).toHaveLength(2);
    expect(await rig.run(listServiceSpecificCredentials, {}, await rig.as('eve'))).toMatchObject({
      ServiceSpecificCredentials: [{ UserName: 'eve' }],
      IsTruncated: false,
    });
    expect(await list({})).toEqual([]);
    await expect(list({ UserName, ServiceName: 'sqs.amazonaws.com' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });

  it('lists everybody’s in the order they were made, page by page', async () => {
    for (const name of ['eve', UserName, 'eve']) {
      await create(CODECOMMIT, name);
      later(1);
    }
    const first = await rig.run(listServiceSpecificCredentials, { AllUsers: true, MaxItems: 2 });
    expect(first.ServiceSpecificCredentials?.map((one) => one.UserName)).toEqual(['eve', 'Bob']);
    const { Marker } = first;
    expect(await list({ AllUsers: true, Marker })).toMatchObject([{ UserName: 'eve', ServiceUserName: `eve+1-at-${ACCOUNT}` }]);
    await expect(list({ UserName, Marker })).rejects.toMatchObject({ code: 'ValidationError' });
  });

  it('lists those of one user or of all', async () => {
    await expect(list({ AllUsers: true, UserName })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Cannot list credentials for all users if a username is given',
    });
    expect((await rig.targets(listServiceSpecificCredentials, { AllUsers: true })).map(({ arn }) => arn)).toEqual([
      `arn:aws:iam::${ACCOUNT}:user/*`,
    ]);
    expect((await rig.targets(listServiceSpecificCredentials, { UserName })).map(({ arn }) => arn)).toEqual([
      `arn:aws:iam::${ACCOUNT}:user/a/Bob`,
    ]);
  });
});
