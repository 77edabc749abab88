import type { Caller, Origin, Temporary } from '../domain/caller.ts';

/** The session that a caller had: of temporary credentials, and of the console. */
export interface SessionContext {
  readonly attributes: {
    /** ISO 8601, whole seconds. */
    readonly creationDate: string;
    readonly mfaAuthenticated: 'true' | 'false';
  };
}

/** Who did it, as CloudTrail names it. `Unknown`: nobody proved anything; the access key id is a claim. */
export type UserIdentity =
  | {
      readonly type: 'Root';
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      /** Empty at a sign-in, where there is no key yet. */
      readonly accessKeyId: string;
      readonly sessionContext?: SessionContext;
    }
  | {
      readonly type: 'IAMUser';
      /** Left out, with the ARN, for a name that is no user's. */
      readonly principalId?: string;
      readonly arn?: string;
      readonly accountId: string;
      /** Empty at a sign-in, where there is no key yet. */
      readonly accessKeyId: string;
      readonly userName: string;
      readonly sessionContext?: SessionContext;
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
  /** `iam`, `sts`, `countersign`, or `signin` for the console's door. */
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
  /** `AwsApiCall` when left out. INVARIANT: the elements of a sign-in hold nothing that was typed. */
  readonly eventType?: 'AwsConsoleSignIn' | undefined;
  /** Whether the caller's credentials were a console session. */
  readonly fromConsole?: boolean | undefined;
}

/** The identity of a verified caller. @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export function identityOf(caller: Caller): UserIdentity {
  const { accountId, arn, temporary } = caller;
  const { accessKeyId } = caller.signed;
  const session = temporary && { sessionContext: contextOf(temporary) };
  return caller.kind === 'root'
    ? { type: 'Root', principalId: accountId, arn, accountId, accessKeyId, ...session }
    : { type: 'IAMUser', principalId: caller.userId, arn, accountId, accessKeyId, userName: caller.userName, ...session };
}

function contextOf({ issuedAt, mfaAt }: Temporary): SessionContext {
  const creationDate = `${issuedAt.toISOString().slice(0, 19)}Z`;
  return { attributes: { creationDate, mfaAuthenticated: mfaAt === undefined ? 'false' : 'true' } };
}
