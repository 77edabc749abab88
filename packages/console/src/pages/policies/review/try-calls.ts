import { call } from '../../../api/call.ts';
import { callAll } from '../../../api/use-api.ts';
import type { ServiceFacts } from '../editor/service-facts.ts';
import { callsIn, type Call, type KnownArns } from './calls.ts';

/** What a policy alone says of a call. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** A call, and what the two texts say of it. */
export interface Tried extends Call {
  readonly before: Decision;
  readonly after: Decision;
}
export interface Trial {
  readonly tried: readonly Tried[];
  /** Whether there was more than is tried at once. */
  readonly isCut: boolean;
}

/** How far back events are looked at, in days. */
export const DAYS = 30;
const MOST_USERS = 20;
const MOST_RECORDS = 1000;
/** A page may hold no record and still not be the last: so many are asked for. */
const MOST_PAGES = 5;
/** Each group of calls by one caller on one resource takes two simulations. */
const MOST_GROUPS = 40;
const AT_ONCE = 4;

/** Has both texts of a policy decide what these users called lately. */
export async function tryCalls(userNames: readonly string[], before: string, after: string, facts: ServiceFacts): Promise<Trial> {
  const users = [...new Set(userNames)];
  const since = new Date(Date.now() - DAYS * 86_400_000);
  const [arns] = await Promise.all([readArns(), facts.load(['iam', 'sts'])]);
  const pages = await inTurns(users.slice(0, MOST_USERS), (user) => recordsOf(user, since));
  const calls = callsIn(
    pages.flatMap(({ records }) => records),
    facts,
    arns,
  );
  const groups = groupsOf(calls);
  const tried = await inTurns(groups.slice(0, MOST_GROUPS), async (group) => {
    const [old, next] = await Promise.all([decide(before, group), decide(after, group)]);
    return group.map((one, i) => ({ ...one, before: old[i] ?? 'implicitDeny', after: next[i] ?? 'implicitDeny' }));
  });
  return {
    tried: tried.flat(),
    isCut: users.length > MOST_USERS || groups.length > MOST_GROUPS || pages.some(({ isCut }) => isCut),
  };
}

/** The calls by one caller on one resource together. */
function groupsOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  const groups = new Map<string, Call[]>();
  for (const one of calls) {
    const key = `${one.callerArn} ${one.resource}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

async function recordsOf(
  UserName: string,
  StartTime: Date,
): Promise<{ readonly records: readonly string[]; readonly isCut: boolean }> {
  const records: string[] = [];
  let marker: string | undefined;
  for (let page = 0; page < MOST_PAGES && records.length < MOST_RECORDS; page++) {
    const answer = await call('LookupAuditRecords', {
      UserName,
      StartTime,
      MaxItems: MOST_RECORDS,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    records.push(...answer.Records);
    marker = answer.IsTruncated ? answer.Marker : undefined;
    if (marker === undefined) return { records, isCut: false };
  }
  return { records, isCut: true };
}

/** Where the lists may not be read, names stand for ARNs without a path. */
async function readArns(): Promise<KnownArns> {
  const [users, groups] = await Promise.all([
    callAll('ListUsers', {}, 'Users').catch(() => []),
    callAll('ListGroups', {}, 'Groups').catch(() => []),
  ]);
  return {
    user: new Map(users.map(({ UserName = '', Arn = '' }) => [UserName, Arn])),
    group: new Map(groups.map(({ GroupName = '', Arn = '' }) => [GroupName, Arn])),
  };
}

/** What a policy says of calls by one caller on one resource, in their order. */
async function decide(policy: string, calls: readonly Call[]): Promise<readonly Decision[]> {
  const [{ callerArn, resource } = { callerArn: '', resource: '*' }] = calls;
  const { EvaluationResults = [] } = await call('SimulateCustomPolicy', {
    PolicyInputList: [policy],
    ActionNames: calls.map(({ action }) => action),
    ResourceArns: [resource],
    CallerArn: callerArn,
    MaxItems: 1000,
  });
  return calls.map(({ action }) => {
    const result = EvaluationResults.find(({ EvalActionName }) => EvalActionName?.toLowerCase() === action.toLowerCase());
    return result?.EvalDecision === 'allowed' || result?.EvalDecision === 'explicitDeny' ? result.EvalDecision : 'implicitDeny';
  });
}

/** A few at a time: a browser opens no more connections to one server. */
async function inTurns<From, To>(all: readonly From[], work: (one: From) => Promise<To>): Promise<readonly To[]> {
  const done: To[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) done.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map(work))));
  return done;
}
