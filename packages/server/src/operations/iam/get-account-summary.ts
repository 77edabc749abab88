import type { GetAccountSummaryResponse } from '@aws-sdk/client-iam';
import { LIMITS } from '../../domain/limits.ts';
import { countEntities, findAccount } from '../../store/accounts.ts';
import { countAllFactors } from '../../store/mfa-devices.ts';
import { countOidcProviders } from '../../store/oidc-providers.ts';
import { countServerCertificates } from '../../store/server-certificates.ts';
import { listSigningCertificates } from '../../store/signing-certificates.ts';
import type { ReadOperation } from '../operation.ts';

/** The quotas, under AWS's keys. */
const QUOTAS = {
  AccessKeysPerUserQuota: LIMITS.AccessKeysPerUser,
  AssumeRolePolicySizeQuota: LIMITS.AssumeRolePolicySize,
  AttachedPoliciesPerGroupQuota: LIMITS.AttachedPoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: LIMITS.AttachedPoliciesPerRole,
  AttachedPoliciesPerUserQuota: LIMITS.AttachedPoliciesPerUser,
  GroupPolicySizeQuota: LIMITS.GroupPolicySize,
  GroupsPerUserQuota: LIMITS.GroupsPerUser,
  GroupsQuota: LIMITS.Groups,
  InstanceProfilesQuota: LIMITS.InstanceProfiles,
  PoliciesQuota: LIMITS.Policies,
  PolicySizeQuota: LIMITS.PolicySize,
  PolicyVersionsInUseQuota: LIMITS.PolicyVersionsInUse,
  RolePolicySizeQuota: LIMITS.RolePolicySize,
  RolesQuota: LIMITS.Roles,
  ServerCertificatesQuota: LIMITS.ServerCertificates,
  SigningCertificatesPerUserQuota: LIMITS.SigningCertificatesPerUser,
  UserPolicySizeQuota: LIMITS.UserPolicySize,
  UsersQuota: LIMITS.Users,
  VersionsPerPolicyQuota: LIMITS.VersionsPerPolicy,
} as const;

/** Counts what the account has, beside what it may have. */
export const getAccountSummary: ReadOperation<unknown, GetAccountSummaryResponse> = {
  kind: 'read',
  action: 'iam:GetAccountSummary',
  accessLevel: 'List',

  targets: () => [{ arn: '*' }],

  async run(_input, { caller: { accountId }, db }) {
    const counts = await countEntities(db, accountId);
    const account = await findAccount(db, accountId);
    const factors = await countAllFactors(db, accountId);
    const rootCertificates = await listSigningCertificates(db, accountId, accountId);
    return {
      SummaryMap: {
        ...QUOTAS,
        AccountAccessKeysPresent: counts.rootAccessKeys > 0 ? 1 : 0,
        AccountPasswordPresent: account?.rootPasswordHash === null || account === undefined ? 0 : 1,
        AccountMFAEnabled: factors.roots > 0 ? 1 : 0,
        AccountSigningCertificatesPresent: rootCertificates.length > 0 ? 1 : 0,
        GlobalEndpointTokenVersion: 1,
        Groups: counts.groups,
        InstanceProfiles: counts.instanceProfiles,
        MFADevices: factors.all,
        MFADevicesInUse: factors.inUse,
        Policies: counts.policies,
        PolicyVersionsInUse: counts.policyVersions,
        Providers: await countOidcProviders(db, accountId),
        Roles: counts.roles,
        ServerCertificates: await countServerCertificates(db, accountId),
        Users: counts.users,
      },
    };
  },
};
