import { describe, expect, it } from 'vitest';
import { createServiceFacts } from '../editor/service-facts.ts';
import { callsIn } from './calls.ts';

const action = (name: string, type?: string) =>
  [name, 'Write', type === undefined ? [] : [[type, 1, []] as const], [], []] as const;
const facts = createServiceFacts({ services: ['iam'], titles: [], rcpServices: [], globalKeys: [], keys: {}, arns: {} }, () =>
  Promise.resolve({
    keys: [],
    actions: [
      action('CreateUser', 'user'),
      action('GetUser', 'user'),
      action('GetGroup', 'group'),
      action('GetPolicy', 'policy'),
      action('ListUsers'),
    ],
    resources: [],
  }),
);
await facts.load(['iam']);

const CALLER = 'arn:aws:iam::123456789012:user/alice';
const arns = { user: new Map([['bob', 'arn:aws:iam::123456789012:user/team/bob']]), group: new Map() };
const record = (eventName: string, requestParameters: object = {}, more: object = {}): string =>
  JSON.stringify({
    eventSource: 'iam.amazonaws.com',
    eventType: 'AwsApiCall',
    eventName,
    requestParameters,
    userIdentity: { arn: CALLER },
    ...more,
  });
const resources = (...records: readonly string[]): readonly string[] =>
  callsIn(records, facts, arns).map(({ resource }) => resource);

describe('callsIn', () => {
  it('takes the resource from what was asked for, with the path where it is known', () => {
    expect(
      resources(
        record('CreateUser', { userName: 'bob' }),
        record('CreateUser', { userName: 'new' }),
        record('GetGroup', { GroupName: 'admins' }),
        record('GetPolicy', { policyArn: 'arn:aws:iam::aws:policy/X' }),
      ),
    ).toEqual([
      'arn:aws:iam::123456789012:user/team/bob',
      'arn:aws:iam::123456789012:user/new',
      'arn:aws:iam::123456789012:group/admins',
      'arn:aws:iam::aws:policy/X',
    ]);
  });

  it('takes the caller where a call about users names none, and everything where nothing is named', () => {
    expect(resources(record('GetUser'), record('ListUsers'))).toEqual([CALLER, '*']);
  });

  it('has each call once', () => {
    expect(callsIn([record('ListUsers'), record('ListUsers')], facts, arns)).toEqual([
      { action: 'iam:ListUsers', resource: '*', callerArn: CALLER },
    ]);
  });

  it('leaves out what is no call of somebody known', () => {
    expect(
      resources(record('ConsoleLogin', {}, { eventType: 'AwsConsoleSignIn' }), record('ListUsers', {}, { userIdentity: {} })),
    ).toEqual([]);
  });
});
