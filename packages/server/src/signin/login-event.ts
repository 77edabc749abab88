import type { AuditEvent, UserIdentity } from '../audit/event.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { Principal } from './principal.ts';
import type { PageVisit } from './tools.ts';

/** How a sign-in ended, and what of it is known. */
export interface LoginOutcome {
  /** Undefined when nobody is called that. */
  readonly principal: Principal | undefined;
  /** Undefined when there is none. */
  readonly account: AccountRow | undefined;
  readonly region: string;
  readonly mfaUsed: boolean;
  /** Why it failed; undefined when it did not. */
  readonly failure?: string;
}

/** People type passwords where names go. SOURCE: CloudTrail User Guide, "AWS Management Console sign-in events". */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/**
 * The record of a sign-in to the console, as CloudTrail has it.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export function loginEvent({ now, requestId, origin, page }: PageVisit, outcome: LoginOutcome): AuditEvent {
  const { account, region, mfaUsed, failure } = outcome;
  return {
    time: now,
    requestId,
    identity: identityOf(outcome),
    service: 'signin',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    region,
    origin,
    readOnly: false,
    recipientAccountId: account?.accountId,
    responseElements: { ConsoleLogin: failure === undefined ? 'Success' : 'Failure' },
    ...(failure === undefined ? {} : { error: { code: 'SignInFailed', message: failure } }),
    additionalEventData: { LoginTo: `${page.slice(0, 300)}/console/`, MobileVersion: 'No', MFAUsed: mfaUsed ? 'Yes' : 'No' },
  };
}

/** The record of a password that its user changed on the way in. Passwords are in no record. */
export function passwordEvent({ now, requestId, origin }: PageVisit, principal: Principal, region: string): AuditEvent {
  return {
    time: now,
    requestId,
    identity: signInIdentity(principal),
    service: 'iam',
    eventName: 'ChangePassword',
    region,
    origin,
    readOnly: false,
    recipientAccountId: principal.accountId,
    fromConsole: true,
  };
}

/** Who a principal is in the record of a sign-in, where there is no key yet. */
function signInIdentity({ accountId, ownerId, arn, user }: Principal): UserIdentity {
  const common = { principalId: ownerId, arn, accountId, accessKeyId: '' };
  return user ? { type: 'IAMUser', ...common, userName: user.name } : { type: 'Root', ...common };
}

function identityOf({ principal, account }: LoginOutcome): UserIdentity {
  if (principal) return signInIdentity(principal);
  if (account) return { type: 'IAMUser', accountId: account.accountId, accessKeyId: '', userName: HIDDEN };
  return { type: 'Unknown' };
}
