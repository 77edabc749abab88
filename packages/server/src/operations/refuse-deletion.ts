import { ServiceError } from '../domain/errors.ts';

/** How much of each thing still hangs on an entity. */
interface Parts {
  readonly memberships?: number;
  readonly instanceProfiles?: number;
  readonly attachments: number;
  readonly inlinePolicies: number;
  readonly accessKeys?: number;
  readonly loginProfiles?: number;
  readonly mfaDevices?: number;
  readonly signingCertificates?: number;
  readonly otherCredentials?: number;
}

/**
 * The order in which AWS names what is in the way. SOURCE: the texts are recorded (LocalStack's snapshots of 2026-02,
 * terraform#3774, terraform-provider-aws#20154, cloud-custodian#1663, aws-nuke#281, #470 and #671); SSH public keys and
 * service-specific credentials share one (radkawar/stackd, service_credentials_aws.json, 2026-09). That policies come before
 * access keys is recorded too (versitygw's tests); the rest of the order is our choice.
 */
const REASONS: readonly (readonly [part: keyof Parts, what: string])[] = [
  ['memberships', 'must remove users from group first.'],
  ['instanceProfiles', 'must remove roles from instance profile first.'],
  ['attachments', 'must detach all policies first.'],
  ['inlinePolicies', 'must delete policies first.'],
  ['accessKeys', 'must delete access keys first.'],
  ['signingCertificates', 'must delete certificates first.'],
  ['loginProfiles', 'must delete login profile first.'],
  ['mfaDevices', 'must delete MFA device first.'],
  ['otherCredentials', 'must remove referenced objects first.'],
];

/**
 * Refuses to delete a user, a group or a role that still has parts: nothing goes in silence.
 * @throws ServiceError `DeleteConflict`, naming the first kind of part.
 */
export function refuseDeletion(parts: Parts): void {
  const reason = REASONS.find(([part]) => (parts[part] ?? 0) > 0);
  if (reason) throw new ServiceError('DeleteConflict', `Cannot delete entity, ${reason[1]}`);
}
