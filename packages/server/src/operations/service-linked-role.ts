import { ServiceError } from '../domain/errors.ts';
import { SERVICE_LINKED_ROLES } from './service-linked-roles.data.ts';

/** A service-linked role as it is to be made. */
export interface ServiceLinkedRole {
  readonly name: string;
  readonly path: string;
  /** The ARN of the AWS managed policy that it gets. */
  readonly policyArn: string;
  readonly trustPolicy: string;
}

/** SOURCE: IAM API Reference, `RoleName`. */
const LONGEST_NAME = 64;

/**
 * What a service's own role is made of.
 * @throws ServiceError `InvalidInput` for a service that is not known, or a suffix where the service takes none or that is too long
 */
export function serviceLinkedRole(service: string, suffix: string | undefined): ServiceLinkedRole {
  const entry = Object.hasOwn(SERVICE_LINKED_ROLES, service) ? SERVICE_LINKED_ROLES[service] : undefined;
  // The words are ours: AWS's are not known.
  if (!entry) throw new ServiceError('InvalidInput', `${service} is not a service that has a service-linked role here.`);
  const [name, policy, takesSuffix] = entry;
  if (suffix !== undefined && takesSuffix === undefined) {
    // SOURCE: tf_aws_elasticsearch#23.
    throw new ServiceError('InvalidInput', `Custom suffix is not allowed for ${service}`);
  }
  const whole = `AWSServiceRoleFor${name}${suffix === undefined ? '' : `_${suffix}`}`;
  // The words are ours.
  if (whole.length > LONGEST_NAME) throw new ServiceError('InvalidInput', `The role name ${whole} is longer than 64 characters.`);
  return {
    name: whole,
    path: `/aws-service-role/${service}/`,
    policyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}`,
    // SOURCE: the example of `aws iam create-service-linked-role` in the AWS CLI reference.
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Action: ['sts:AssumeRole'], Principal: { Service: [service] }, Effect: 'Allow' }],
    }),
  };
}
