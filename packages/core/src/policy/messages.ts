/**
 * AWS's own sentences for a refused policy document.
 * SOURCE: recorded API answers, as mirrored by moto's `policy_validation` (Apache-2.0) and LocalStack's snapshots.
 */
export const MESSAGES = {
  invalidJson: 'This policy contains invalid Json',
  syntax: 'Syntax errors in policy.',
  version: 'Policy document must be version 2012-10-17 or greater.',
  legacy: 'The policy failed legacy parsing',
  principal: 'Policy document should not specify a principal.',
  sidCharacters: 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  sidUnique: 'Statement IDs (SID) in a single policy must be unique.',
  actions: 'Policy statement must contain actions.',
  resources: 'Policy statement must contain resources.',
  vendorFirst: 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  oneColon: 'Actions/Condition can contain only one colon.',
  resourceVendor: 'Resource vendor must be fully qualified and cannot contain regexes.',
  // STS. SOURCE: Apache Hadoop, "Working with IAM Assumed Roles"; since 2025 some answers quote the JSON parser instead.
  sessionJson: 'The policy is not in the valid JSON format.',
  // Organizations has one sentence for everything. SOURCE: awsdocs/aws-organizations-docs issue 13, org-formation-cli issue 225.
  organizations: 'The provided policy document does not meet the requirements of the specified policy type.',
} as const;

/**
 * What IAM says of a role's trust policy, which another parser reads than identity policies.
 * SOURCE: recorded answers of 2026-02 (LocalStack's snapshots) for `resource` and `actions`; `star`: aws-cdk issue 5732;
 * `federated`: terraform-aws-eks issue 2594; the others as versitygw (Apache-2.0) mirrors them.
 */
export const TRUST_MESSAGES = {
  version: 'The policy must contain a valid version string',
  statement: 'Could not parse the policy: Statement is empty!',
  sidUnique: 'The Statement Ids in the policy are not unique',
  effect: 'Missing required field Effect',
  principal: 'Missing required field Principal',
  emptyPrincipal: 'Missing required field Principal cannot be empty!',
  principalObject: 'Principal must be a JSON object.',
  star: 'AssumeRolepolicy contained an invalid principal: "STAR":"*".',
  allowNotPrincipal: 'Allow with NotPrincipal is not allowed.',
  notPrincipal: 'AssumeRole policy must not contain NotPrincipal field.',
  action: 'Missing required field Action',
  actions: 'AssumeRole policy may only specify STS AssumeRole actions.',
  resource: 'Has prohibited field Resource',
  notResource: 'AssumeRole policy must not contain resources.',
  federated: 'Federated principals must be valid domain names or SAML metadata ARNs',
} as const;

/**
 * What S3 says of a bucket policy, for resource policies of all kinds: each service has sentences of its own.
 * SOURCE: Amazon S3 answers quoted in humanmade/S3-Uploads issue 191 and the AWS knowledge base.
 */
export const RESOURCE_MESSAGES = {
  principal: 'Missing required field Principal',
  emptyPrincipal: 'Missing required field Principal cannot be empty!',
  invalidPrincipal: 'Invalid principal in policy',
  action: 'Missing required field Action',
  invalidAction: 'Policy has invalid action',
  resource: 'Missing required field Resource',
  invalidResource: 'Policy has invalid resource',
} as const;
