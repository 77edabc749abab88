import type { Caller, Temporary } from '../domain/caller.ts';

export const ACCOUNT: string = '123456789012';

const travelled = {
  signed: { accessKeyId: 'AKIATEST', region: 'eu-west-1', service: 'sts', via: 'header' },
  origin: { sourceIp: '203.0.113.7', userAgent: 'aws-cli', secure: true, referer: 'https://console.example' },
} as const;

/** Only `authn` makes callers; a test makes one up, and says so with this cast. */
const made = (caller: object): Caller => caller as Caller;

/** Callers of every kind: what differs is which condition keys they have. */
export function rootCaller(accountId: string = ACCOUNT): Caller {
  return made({ kind: 'root', accountId, arn: `arn:aws:iam::${accountId}:root`, ...travelled });
}

export function userCaller(temporary?: Temporary, accountId: string = ACCOUNT): Extract<Caller, { kind: 'user' }> {
  const arn = `arn:aws:iam::${accountId}:user/team/bob`;
  const names = { userId: 'AIDABOB', userName: 'bob' };
  return made({ kind: 'user', accountId, arn, ...names, ...travelled, ...(temporary && { temporary }) }) as Extract<
    Caller,
    { kind: 'user' }
  >;
}
