import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../domain/limits.ts';
import { getCallerIdentity } from '../sts/get-caller-identity.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createAccessKey } from './create-access-key.ts';
import { createAccountAlias } from './create-account-alias.ts';
import { createGroup } from './create-group.ts';
import { createUser } from './create-user.ts';
import { deleteAccountAlias } from './delete-account-alias.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { listAccountAliases } from './list-account-aliases.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const alias = (AccountAlias: string, caller = rig.root) => rig.run(createAccountAlias, { AccountAlias }, caller);
const aliases = async (caller = rig.root) => (await rig.run(listAccountAliases, {}, caller)).AccountAliases;

const missing = (name: string) => ({ code: 'NoSuchEntity', message: `The account alias ${name} cannot be found.` });

describe('the alias of an account', () => {
  it('is none at first, then the last that was given', async () => {
    expect(await rig.run(listAccountAliases, {})).toEqual({ AccountAliases: [], IsTruncated: false });
    await alias('acme');
    expect(rig.touched).toEqual([`account ${ACCOUNT}`]);
    await alias('acme-two');
    expect(await aliases()).toEqual(['acme-two']);
  });

  it('belongs to one account of the deployment, until it is given up', async () => {
    const other = await rig.other('210987654321');
    await alias('acme');
    const taken = { code: 'EntityAlreadyExists', message: 'The account alias acme already exists.' };
    await expect(alias('acme', other)).rejects.toMatchObject(taken);
    await expect(alias('acme')).rejects.toMatchObject(taken);
    await rig.run(deleteAccountAlias, { AccountAlias: 'acme' });
    expect(rig.touched).toEqual([`account ${ACCOUNT}`]);
    await alias('acme', other);
    expect(await aliases()).toEqual([]);
    expect(await aliases(other)).toEqual(['acme']);
  });

  it('is deleted by its name only, and by its account only', async () => {
    await alias('acme');
    await expect(rig.run(deleteAccountAlias, { AccountAlias: 'stale' })).rejects.toMatchObject(missing('stale'));
    const other = await rig.other('210987654321');
    await expect(rig.run(deleteAccountAlias, { AccountAlias: 'acme' }, other)).rejects.toMatchObject(missing('acme'));
    expect(await aliases()).toEqual(['acme']);
  });
});

describe('GetAccountSummary', () => {
  it('counts what this account has', async () => {
    await rig.run(createUser, { UserName: 'bob' });
    await rig.run(createUser, { UserName: 'eve' });
    await rig.run(createGroup, { GroupName: 'devs' });
    await rig.run(createAccessKey, { UserName: 'bob' });
    expect((await rig.run(getAccountSummary, {})).SummaryMap).toMatchObject({
      Users: 2,
      Groups: 1,
      Policies: 0,
      AccountAccessKeysPresent: 0,
      AccountPasswordPresent: 0,
    });
    await rig.run(createAccessKey, {});
    expect((await rig.run(getAccountSummary, {})).SummaryMap).toMatchObject({ AccountAccessKeysPresent: 1 });
    const other = await rig.other('210987654321');
    expect((await rig.run(getAccountSummary, {}, other)).SummaryMap).toMatchObject({ Users: 0, Groups: 0 });
  });

  it('has the keys that AWS gives, and every quota under its key', async () => {
    const { SummaryMap = {} } = await rig.run(getAccountSummary, {});
    // SOURCE: keys recorded from AWS in 2026-02 (LocalStack's snapshot of GetAccountSummary).
    expect(Object.keys(SummaryMap).sort()).toEqual(
      [
        'AccessKeysPerUserQuota',
        'AccountAccessKeysPresent',
        'AccountMFAEnabled',
        'AccountPasswordPresent',
        'AccountSigningCertificatesPresent',
        'AssumeRolePolicySizeQuota',
        'AttachedPoliciesPerGroupQuota',
        'AttachedPoliciesPerRoleQuota',
        'AttachedPoliciesPerUserQuota',
        'GlobalEndpointTokenVersion',
        'GroupPolicySizeQuota',
        'Groups',
        'GroupsPerUserQuota',
        'GroupsQuota',
        'InstanceProfiles',
        'InstanceProfilesQuota',
        'MFADevices',
        'MFADevicesInUse',
        'Policies',
        'PoliciesQuota',
        'PolicySizeQuota',
        'PolicyVersionsInUse',
        'PolicyVersionsInUseQuota',
        'Providers',
        'RolePolicySizeQuota',
        'Roles',
        'RolesQuota',
        'ServerCertificates',
        'ServerCertificatesQuota',
        'SigningCertificatesPerUserQuota',
        'UserPolicySizeQuota',
        'Users',
        'UsersQuota',
        'VersionsPerPolicyQuota',
      ].sort(),
    );
    const {
      AccountAliases: _aliases,
      ClientIdsPerOidcProvider: _clientIds,
      MfaDevicesPerUser: _perUser,
      OidcProviders: _providers,
      ServiceCredentialsPerService: _perService,
      SshPublicKeysPerUser: _sshKeys,
      TagsPerResource: _tags,
      ThumbprintsPerOidcProvider: _thumbprints,
      VirtualMfaDevices: _virtual,
      ...withKey
    } = LIMITS;
    expect(SummaryMap).toMatchObject(Object.fromEntries(Object.entries(withKey).map(([name, value]) => [`${name}Quota`, value])));
  });
});

describe('GetCallerIdentity', () => {
  it('knows root by the account', async () => {
    expect(await rig.run(getCallerIdentity, {})).toEqual({
      UserId: ACCOUNT,
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:root`,
    });
  });

  it('knows a user by its id, and takes no permission', async () => {
    const { User } = await rig.run(createUser, { UserName: 'bob', Path: '/a/' });
    expect(await rig.run(getCallerIdentity, {}, await rig.as('bob'))).toEqual({
      UserId: User?.UserId,
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:user/a/bob`,
    });
    expect(getCallerIdentity.targets).toBeUndefined();
  });
});
