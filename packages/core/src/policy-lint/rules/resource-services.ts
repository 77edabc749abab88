import type { PolicyResourceType } from '../options.ts';

/** The services whose actions and ARNs may stand in a resource's policy. */
export interface ResourceServices {
  readonly actions: readonly string[];
  readonly arns: readonly string[];
}

const S3: ResourceServices = { actions: ['s3', 's3express', 's3-object-lambda'], arns: ['s3', 's3express'] };

const SERVICES: Readonly<Record<PolicyResourceType, ResourceServices>> = {
  'AWS::IAM::AssumeRolePolicyDocument': { actions: ['sts'], arns: [] },
  'AWS::S3::Bucket': S3,
  'AWS::S3::AccessPoint': S3,
  'AWS::S3::MultiRegionAccessPoint': S3,
  'AWS::S3ObjectLambda::AccessPoint': { actions: ['s3', 's3-object-lambda'], arns: ['s3', 's3-object-lambda'] },
  'AWS::DynamoDB::Table': { actions: ['dynamodb'], arns: ['dynamodb'] },
};

/** What may stand in the policy of such a resource. `undefined`: we don't know what it hangs on. */
export function servicesOf(type: PolicyResourceType | undefined): ResourceServices | undefined {
  return type && SERVICES[type];
}
