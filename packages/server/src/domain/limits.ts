/**
 * Every quota, in one table, as AWS has them by default. Sizes are characters without white space.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const LIMITS = {
  AccessKeysPerUser: 2,
  AccountAliases: 1,
  AttachedPoliciesPerGroup: 10,
  AttachedPoliciesPerRole: 10,
  AttachedPoliciesPerUser: 10,
  AssumeRolePolicySize: 2048,
  ClientIdsPerOidcProvider: 100,
  GroupPolicySize: 5120,
  Groups: 300,
  GroupsPerUser: 10,
  InstanceProfiles: 1000,
  MfaDevicesPerUser: 8,
  OidcProviders: 100,
  Policies: 1500,
  PolicySize: 6144,
  PolicyVersionsInUse: 10_000,
  RolePolicySize: 10_240,
  Roles: 1000,
  ServerCertificates: 20,
  ServiceCredentialsPerService: 2,
  SigningCertificatesPerUser: 2,
  SshPublicKeysPerUser: 5,
  TagsPerResource: 50,
  ThumbprintsPerOidcProvider: 5,
  UserPolicySize: 2048,
  Users: 5000,
  VersionsPerPolicy: 5,
  VirtualMfaDevices: 5000,
} as const;
