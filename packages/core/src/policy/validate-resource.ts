import { MESSAGES } from './messages.ts';

/** The partitions that IAM takes in a resource, besides `*`. SOURCE: botocore's partitions file. */
const PARTITIONS: ReadonlySet<string> = new Set([
  '*',
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
]);

const IAM_PATHS: readonly string[] = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

/** The S3 resources whose ARN has a region. SOURCE: Service Authorization Reference, Amazon S3, "Resource types". */
const REGIONAL_S3: readonly string[] = [
  'accesspoint/',
  'access-grants/',
  'async-request/',
  'job/',
  'storage-lens/',
  'storage-lens-group/',
];

/**
 * IAM's objections to one resource of an identity policy, in its words; `undefined` when it has none.
 * SOURCE: the order and texts are those of the API, as mirrored by moto (Apache-2.0).
 */
export function resourceObjection(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const notArn = `Resource ${resource} must be in ARN format or "*".`;
  const [prefix, partition, service, region, account, ...rest] = resource.split(':');
  if (partition === undefined) return notArn;
  if (!PARTITIONS.has(partition)) {
    const shown = [service === '' && region === undefined ? undefined : service, region, account];
    const name = rest.length > 0 ? rest.join(':') : '*';
    return `Partition "${partition}" is not valid for resource "arn:${partition}:${shown.map((part) => part ?? '*').join(':')}:${name}".`;
  }
  if (prefix !== 'arn') return notArn;
  if (service === undefined || service.includes('*') || service.includes('?') || service.includes('$')) {
    return MESSAGES.resourceVendor;
  }
  const path = rest.join(':');
  const hasRegion = region !== '' || account === undefined;
  if (service === 'iam' && hasRegion) return `IAM resource ${resource} cannot contain region information.`;
  if (service === 's3' && hasRegion && !REGIONAL_S3.some((start) => path.startsWith(start))) {
    return `Resource ${resource} can not contain region information.`;
  }
  if (service === 'iam' && path !== '*' && path !== 'root' && !IAM_PATHS.some((start) => path.startsWith(start))) {
    return `IAM resource path must either be "*", root, or start with ${IAM_PATHS.join(', ')}.`;
  }
  return undefined;
}

/** IAM's older parser wants a service, and no empty segment in an ARN that is cut short. */
export function hasLegacyShape(resource: string): boolean {
  if (resource === '*') return true;
  const segments = resource.split(':');
  return segments[2] !== '' && (segments.length >= 6 || !resource.includes('::'));
}
