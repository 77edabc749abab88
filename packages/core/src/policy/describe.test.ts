import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy } from './decision.ts';
import { describeTrace } from './describe.ts';
import { explainDecision } from './explain.ts';
import { parsePolicy } from './parse.ts';
import { anyRequest, compileLayers, rawLayers } from './test-world.ts';

const named = (name: string, Statement: unknown): NamedPolicy => ({
  source: { kind: 'managed', name, attachedTo: 'group admins' },
  policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }, null, 1))),
});
const request = (context: Record<string, string> = {}) => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::home/bob/x',
  context: contextFrom(context),
});
const tell = (identity: readonly NamedPolicy[], context?: Record<string, string>, boundary?: NamedPolicy | 'missing'): string =>
  describeTrace(explainDecision(request(context), { identity, boundary }));

describe('describeTrace', () => {
  it('tells who may do what, and which statement says so', () => {
    const text = tell(
      [named('Readers', { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::home/${aws:username}/*' })],
      { 'aws:username': 'bob' },
    );
    expect(text).toBe(`Allowed: s3:GetObject on arn:aws:s3:::home/bob/x

Statement "Read" (line 3) of managed policy Readers (from group admins) allows it.
No Deny statement stands in the way.

How it was decided:
1. Does any statement deny it? No Deny statement matches.
2. Do the identity policies allow it? Yes: statement "Read" (line 3) of managed policy Readers (from
   group admins) allows it.
3. Does the permissions boundary allow it? No permissions boundary is set.

The statement that decided is statement "Read" (line 3) of managed policy Readers (from group
admins):
    action:     yes Action "s3:Get*"
    resource:   yes Resource "arn:aws:s3:::home/\${aws:username}/*" (here "arn:aws:s3:::home/bob/*")

Looked at 1 statement; 1 matched.
`);
  });

  it('names the statement that denies, and the condition that makes it', () => {
    const Condition = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
    const text = tell([
      named('All', { Effect: 'Allow', Action: '*', Resource: '*' }),
      named('Guard', { Effect: 'Deny', Action: '*', Resource: '*', Condition }),
    ]);
    expect(text).toContain(`Refused: s3:GetObject on arn:aws:s3:::home/bob/x

Statement number 1 (line 3) of managed policy Guard (from group admins) denies it; a Deny outweighs
every Allow.
It applies because of its conditions: aws:MultiFactorAuthPresent is false (or is absent); the
request has no such key.
`);
    expect(text).toContain('keys that this request does not have: aws:MultiFactorAuthPresent.');
  });

  it('tells what the nearest statement lacks, and shows the nearest first', () => {
    const text = tell(
      [
        named('Far', { Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::1:user/x' }),
        named('Elsewhere', { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' }),
        named('Near', {
          Effect: 'Allow',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
        }),
      ],
      { 'aws:PrincipalTag/team': 'blue' },
    );
    expect(text).toContain(`
Nothing allows it: no statement of the identity policies allows it.
Nearest comes statement number 1 (line 3) of managed policy Near (from group admins), but
aws:PrincipalTag/team must be red; the request has blue.
`);
    expect(text.indexOf('- statement number 1 (line 3) of managed policy Near')).toBeGreaterThan(0);
    expect(text.indexOf('- statement number 1 (line 3) of managed policy Near')).toBeLessThan(
      text.indexOf('- statement number 1 (line 3) of managed policy Elsewhere'),
    );
    expect(text).not.toContain('managed policy Far');
    expect(text).toContain('    resource:   no  Resource "arn:aws:s3:::other/*" (the name of the resource differs)');
  });

  it.each([
    ['arn:aws:s3:::home/eve/*', 'the name of the resource differs'],
    ['arn:aws:s3::111111111111:home/bob/x', 'the account differs'],
    ['arn:aws:s3:eu-west-1::home/bob/x', 'the region differs'],
    ['arn:aws:sqs:::home/bob/x', 'the service differs'],
    ['arn:aws-cn:s3:::home/bob/x', 'the partition differs'],
    ['arn:aws:s3:::home/${aws:username}/*', 'a variable in it has no value'],
    ['home/bob/x', 'one of the two is no whole ARN, and then only "*" matches'],
  ])('says of the resource %s that %s', (Resource, words) => {
    const text = tell([named('P', { Effect: 'Allow', Action: 's3:*', Resource })]).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`(${words})`);
  });

  it.each<[object, string]>([
    [{ StringNotEquals: { k: ['a', 'v'] } }, 'k must not be a or v; the request has v'],
    [{ StringLike: { k: 'x*' } }, 'k must be like x*; the request has v'],
    [{ IpAddress: { k: '10.0.0.0/8' } }, 'k must be in 10.0.0.0/8; the request has v'],
    [{ NumericLessThan: { k: 5 } }, 'k must be less than 5; the request has v'],
    [{ Null: { k: 'true' } }, 'k must be absent; the request has v'],
    [{ Null: { none: 'false' } }, 'none must be there; the request has no such key'],
    [{ 'ForAnyValue:StringEquals': { k: 'a' } }, 'at least one value of k must be a; the request has v'],
    [{ StringEqualsIfExists: { k: 'two words' } }, 'k must be "two words" (or be absent); the request has v'],
    [{ StringEquals: { k: '${absent}' } }, 'k must be (a variable without a value); the request has v'],
  ])('says of the condition %j: %s', (Condition, words) => {
    const text = tell([named('P', { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition })], { k: 'v' });
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words);
  });

  it('says when there is nothing that could allow it', () => {
    expect(tell([])).toContain('There is no statement that could allow it.');
    expect(tell([named('Far', { Effect: 'Allow', Action: 'iam:*', Resource: '*' })])).toContain(
      'None of 1 Allow statement speaks of this action and this resource.',
    );
  });

  it('says when the boundary is what refuses', () => {
    const all = named('All', { Effect: 'Allow', Action: '*', Resource: '*' });
    const limit = named('Limit', { Effect: 'Allow', Action: 's3:Put*', Resource: 'arn:aws:s3:::home/*' });
    expect(tell([all], {}, limit)).toContain('Nothing allows it: no statement of the permissions boundary allows it.');
    expect(tell([all], {}, limit)).toContain('managed policy Limit (from group admins), but it does\nnot name this action.');
    expect(tell([all], {}, 'missing')).toContain('its policy is missing');
  });

  it('never lets a request or a policy write its own lines', () => {
    const forged = {
      action: 's3:Get\n\u001b[2JAllowed: everything',
      resource: '*',
      context: contextFrom({ k: '\u202eevil\u2028' }),
    };
    const policy = named('All', {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'k\r\nx': 'v', k: 'v' } },
    });
    const text = describeTrace(explainDecision(forged, { identity: [policy] }));
    expect(text.split('\n')[0]).toBe('Refused: s3:Get\\u{a}\\u{1b}[2JAllowed: everything on *');
    expect(Array.from(text).filter((one) => one < ' ' && one !== '\n')).toEqual([]);
    expect(text).toContain(String.raw`\u{202e}evil\u{2028}`);
  });

  it('warns of parts that are not known', () => {
    const text = tell([named('Odd', { Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringMatches: { k: 'v' } } })]);
    expect(text).toContain('Warning: statement number 1 (line 3) of managed policy Odd');
    expect(text).toContain('so it grants nothing');
  });
});

describe('describeTrace, as laws', () => {
  it('has no control characters but line ends, whatever is written', () => {
    const hostile = fc.constantFrom('s3:*', '*', 'a\u001b[31m', 'x\u202ey', '\n1. Yes', '\u0085\u2029');
    const question = fc.oneof(hostile, fc.constant('\ud800'));
    fc.assert(
      fc.property(hostile, hostile, hostile, question, (Sid, word, name, asked) => {
        const Condition = { StringEquals: { [word]: [name] } };
        const policy = named(name, { Sid, Effect: 'Allow', Action: ['s3:*', word], Resource: ['*', `arn:${word}`], Condition });
        const request = { action: asked, resource: word, context: contextFrom({ [word]: asked }) };
        const text = describeTrace(explainDecision(request, { identity: [policy], boundary: policy }));
        expect(Array.from(text).filter((one) => /[\p{C}\p{Zl}\p{Zp}]/u.test(one) && one !== '\n')).toEqual([]);
      }),
    );
  });

  it('has no line wider than 100 characters that has a space to break it at', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (asked, raw) => {
        const lines = describeTrace(explainDecision(asked, compileLayers(raw))).split('\n');
        expect(lines.filter((line) => line.length > 100 && line.trim().slice(2).includes(' '))).toEqual([]);
      }),
    );
  });
});
