import type { PolicyFacts } from './facts.ts';

/** The kinds of policy, in the words of the ValidatePolicy API. Boundaries and session policies are identity policies. */
export type PolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** What a resource policy hangs on, for the checks that only hold there. */
export type PolicyResourceType =
  | 'AWS::IAM::AssumeRolePolicyDocument'
  | 'AWS::S3::Bucket'
  | 'AWS::S3::AccessPoint'
  | 'AWS::S3::MultiRegionAccessPoint'
  | 'AWS::S3ObjectLambda::AccessPoint'
  | 'AWS::DynamoDB::Table';

export interface LintOptions {
  readonly policyType: PolicyType;
  readonly resourceType?: PolicyResourceType;
  /** Without facts, no rule speaks that needs to know what there is in AWS. */
  readonly facts?: PolicyFacts;
  /** Called once for each check that a huge policy made too long, so that it was given up half way. */
  readonly incomplete?: (check: string) => void;
}

/** What a policy is, as the rules tell apart. */
export type PolicyKind = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp';

/** The kind of policy that the options name. */
export function policyKind({ policyType, resourceType }: LintOptions): PolicyKind {
  switch (policyType) {
    case 'IDENTITY_POLICY':
      return 'identity';
    case 'SERVICE_CONTROL_POLICY':
      return 'scp';
    case 'RESOURCE_CONTROL_POLICY':
      return 'rcp';
    case 'RESOURCE_POLICY':
      return resourceType === 'AWS::IAM::AssumeRolePolicyDocument' ? 'trust' : 'resource';
  }
}
