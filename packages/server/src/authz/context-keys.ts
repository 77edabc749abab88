import type { RequestContext } from '@countersign/core/policy';
import type { Caller } from '../domain/caller.ts';
import type { UserEntity } from '../feed/entities.ts';
import type { Target } from '../operations/operation.ts';

/** `2026-11-24T04:30:00Z`, as AWS writes times. */
const isoSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/**
 * The condition keys of one request on one target. Each is worked out when a condition asks for it.
 *
 * INVARIANT: no request header becomes a key but `aws:UserAgent` and `aws:Referer`, which policies know to be claims.
 * SOURCE: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextKeys(caller: Caller, user: UserEntity | undefined, target: Target, now: Date): RequestContext {
  let extra: Map<string, string | readonly string[]> | undefined;
  const own = (key: string): string | readonly string[] | undefined => {
    if (!target.context) return undefined;
    extra ??= new Map(Object.entries(target.context).map(([name, value]) => [name.toLowerCase(), value]));
    return extra.get(key);
  };
  return {
    get(key) {
      switch (key) {
        case 'aws:currenttime':
          return isoSeconds(now);
        case 'aws:epochtime':
          return String(Math.floor(now.getTime() / 1000));
        case 'aws:sourceip':
          return caller.origin.sourceIp;
        case 'aws:securetransport':
          return String(caller.origin.secure);
        case 'aws:useragent':
          return caller.origin.userAgent === '' ? undefined : caller.origin.userAgent;
        case 'aws:referer':
          return caller.origin.referer;
        case 'aws:requestedregion':
          // IAM is one global service, in us-east-1; STS and our own answer for the region they were signed for.
          return caller.signed.service === 'iam' ? 'us-east-1' : caller.signed.region;
        case 'aws:principalarn':
          return caller.arn;
        case 'aws:principalaccount':
        case 'aws:resourceaccount':
          return caller.accountId;
        case 'aws:principaltype':
          return caller.kind === 'root' ? 'Account' : 'User';
        case 'aws:principalisawsservice':
        case 'aws:viaawsservice':
          return 'false';
        case 'aws:userid':
          return caller.kind === 'root' ? caller.accountId : caller.userId;
        case 'aws:username':
          return caller.kind === 'user' ? caller.userName : undefined;
        default:
          if (key.startsWith('aws:principaltag/')) {
            const wanted = key.slice('aws:principaltag/'.length);
            return user?.tags.find(([name]) => name.toLowerCase() === wanted)?.[1];
          }
          return own(key);
      }
    },
  };
}
