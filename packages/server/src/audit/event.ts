import type { Caller, Origin } from '../domain/caller.ts';

/** Who did it, as CloudTrail names it. `Unknown`: nobody proved anything; the access key id is a claim. */
export type UserIdentity =
  | {
      readonly type: 'Root';
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      readonly accessKeyId: string;
    }
  | {
      readonly type: 'IAMUser';
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      readonly accessKeyId: string;
      readonly userName: string;
    }
  /** The operator of the host, by the command line: no account's principal, and no signature. */
  | { readonly type: 'Operator'; readonly invokedBy: string }
  | { readonly type: 'Unknown'; readonly accountId?: string; readonly accessKeyId?: string };

/** The TLS connection of a request. */
export interface TlsDetails {
  /** `TLSv1.3` */
  readonly version: string;
  readonly cipherSuite: string;
  /** The `Host` header. */
  readonly host: string;
}

/** What is to be recorded of one request. Inputs come redacted from `wire`; what is left of secrets is hidden by name. */
export interface AuditEvent {
  readonly time: Date;
  readonly requestId: string;
  readonly identity: UserIdentity;
  /** `iam`, `sts` or `countersign`. */
  readonly service: string;
  /** The operation; empty when the request named none. */
  readonly eventName: string;
  readonly region: string;
  readonly origin: Origin;
  readonly tls?: TlsDetails | undefined;
  readonly readOnly: boolean;
  /** The account the request was for; undefined when nobody can say. */
  readonly recipientAccountId: string | undefined;
  readonly requestParameters?: Readonly<Record<string, unknown>> | undefined;
  /** What a change answered, without its secrets; left out for reads and refusals. */
  readonly responseElements?: Readonly<Record<string, unknown>> | undefined;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  readonly additionalEventData?: Readonly<Record<string, unknown>> | undefined;
}

/** The identity of a verified caller. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export function identityOf(caller: Caller): UserIdentity {
  const { accountId, arn } = caller;
  const { accessKeyId } = caller.signed;
  return caller.kind === 'root'
    ? { type: 'Root', principalId: accountId, arn, accountId, accessKeyId }
    : { type: 'IAMUser', principalId: caller.userId, arn, accountId, accessKeyId, userName: caller.userName };
}
