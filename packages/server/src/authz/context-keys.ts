import { asciiLowerCase, type RequestContext } from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';
import type { Target } from '../operations/operation.ts';
import { resourceOwner } from './resource-owner.ts';

type Value = string | readonly string[] | undefined;

/** All that is known of one request on one target. */
interface Facts {
  readonly caller: Caller;
  /** The tags of the user or role behind the caller. */
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly target: Target;
  readonly now: Date;
}

/** `2026-11-24T04:30:00Z`, as AWS writes times. */
const isoSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);

/**
 * The global keys that a request to this server can have. `undefined` is absence, which conditions tell from every value.
 * Keys of VPC endpoints, service calls and organizations are not here: no request comes that way, so they are absent.
 */
const GLOBAL: ReadonlyMap<string, (facts: Facts) => Value> = new Map<string, (facts: Facts) => Value>([
  ['aws:currenttime', ({ now }) => isoSeconds(now)],
  ['aws:epochtime', ({ now }) => String(seconds(now))],
  ['aws:sourceip', ({ caller }) => caller.origin.sourceIp],
  ['aws:securetransport', ({ caller }) => String(caller.origin.secure)],
  ['aws:useragent', ({ caller }) => (caller.origin.userAgent === '' ? undefined : caller.origin.userAgent)],
  ['aws:referer', ({ caller }) => caller.origin.referer],
  // IAM is one global service, in us-east-1; STS and our own answer for the region they were signed for.
  ['aws:requestedregion', ({ caller: { signed } }) => (signed.service === 'iam' ? 'us-east-1' : signed.region)],
  ['aws:principalarn', ({ caller }) => caller.arn],
  ['aws:principalaccount', ({ caller }) => caller.accountId],
  ['aws:principaltype', ({ caller }) => (caller.kind === 'root' ? 'Account' : 'User')],
  ['aws:principalisawsservice', () => 'false'],
  ['aws:viaawsservice', () => 'false'],
  ['aws:userid', ({ caller }) => (caller.kind === 'root' ? caller.accountId : caller.userId)],
  ['aws:username', ({ caller }) => (caller.kind === 'user' ? caller.userName : undefined)],
  ['aws:resourceaccount', ({ caller, target }) => resourceOwner(target.arn, caller.accountId)],
  ['aws:tokenissuetime', ({ caller: { temporary } }) => temporary && isoSeconds(temporary.issuedAt)],
  // Absent for long-term keys, and not "false": that is what `BoolIfExists` is for.
  ['aws:multifactorauthpresent', ({ caller: { temporary } }) => temporary && String(temporary.mfaAt !== undefined)],
  [
    'aws:multifactorauthage',
    ({ caller: { temporary }, now }) => temporary?.mfaAt && String(Math.max(0, seconds(now) - seconds(temporary.mfaAt))),
  ],
]);

const PRINCIPAL_TAG = 'aws:principaltag/';

/**
 * The condition keys of one request on one target. Each is worked out when a condition asks for it.
 *
 * INVARIANT: no request header becomes a key but `aws:UserAgent` and `aws:Referer`, which policies know to be claims; and what an
 * operation adds never stands in for a key that the server knows by itself.
 * SOURCE: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextKeys(caller: Caller, tags: Facts['tags'], target: Target, now: Date): RequestContext {
  const facts: Facts = { caller, tags, target, now };
  let own: ReadonlyMap<string, string | readonly string[]> | undefined;
  return {
    get(key) {
      const known = GLOBAL.get(key);
      if (known) return known(facts);
      if (key.startsWith(PRINCIPAL_TAG)) {
        const wanted = key.slice(PRINCIPAL_TAG.length);
        return tags.find(([name]) => asciiLowerCase(name) === wanted)?.[1];
      }
      if (!target.context) return undefined;
      own ??= new Map(Object.entries(target.context).map(([name, value]) => [asciiLowerCase(name), value]));
      return own.get(key);
    },
  };
}
