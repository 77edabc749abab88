import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy } from './decision.ts';
import { describeTrace } from './describe.ts';
import { explainDecision } from './explain.ts';
import { parsePolicy } from './parse.ts';

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
  it('names the statement that allows, and where it is attached', () => {
    const text = tell(
      [named('Readers', { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::home/${aws:username}/*' })],
      {
        'aws:username': 'bob',
      },
    );
    expect(text).toBe(`Allowed: s3:GetObject on arn:aws:s3:::home/bob/x

1. Does any statement deny it? No Deny statement matches.
2. Do the identity policies allow it? Statement "Read" (line 3) of managed policy Readers, from group admins allows it.
3. Does the permissions boundary allow it? No permissions boundary is set.

What decided: statement "Read" (line 3) of managed policy Readers, from group admins.
    action:    yes Action "s3:Get*"
    resource:  yes Resource "arn:aws:s3:::home/\${aws:username}/*" (here "arn:aws:s3:::home/bob/*")

Looked at 1 statement; 1 matched.
`);
  });

  it('names the statement that denies, with its conditions', () => {
    const text = tell([
      named('All', { Effect: 'Allow', Action: '*', Resource: '*' }),
      named('Guard', {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ]);
    expect(text).toContain('Denied by a statement: s3:GetObject');
    expect(text).toContain('What decided: statement number 1 (line 3) of managed policy Guard, from group admins.');
    expect(text).toContain(
      'yes aws:MultiFactorAuthPresent BoolIfExists "false"; the request has absent (the request has no such key, and IfExists lets that pass)',
    );
    expect(text).toContain('keys that this request does not have: aws:MultiFactorAuthPresent.');
  });

  it('shows the nearest misses when nothing matched, the nearest first', () => {
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
    expect(text).toContain('Denied, because nothing allows it');
    expect(text.indexOf('managed policy Near')).toBeGreaterThan(0);
    expect(text.indexOf('managed policy Near')).toBeLessThan(text.indexOf('managed policy Elsewhere'));
    expect(text).not.toContain('managed policy Far');
    expect(text).toContain('no  aws:PrincipalTag/team StringEquals "red"; the request has "blue"');
    expect(text).toContain('resource:  no  Resource "arn:aws:s3:::other/*"');
  });

  it('says when there is nothing that could allow it', () => {
    expect(tell([])).toContain('There is no statement that could allow it.');
    expect(tell([named('Far', { Effect: 'Allow', Action: 'iam:*', Resource: '*' })])).toContain(
      'None of the 1 Allow statement speaks of this action or this resource.',
    );
  });

  it('says when the boundary is what refuses', () => {
    const all = named('All', { Effect: 'Allow', Action: '*', Resource: '*' });
    const limit = named('Limit', { Effect: 'Allow', Action: 's3:Put*', Resource: 'arn:aws:s3:::home/*' });
    expect(tell([all], {}, limit)).toContain('No statement of the permissions boundary allows it');
    expect(tell([all], {}, limit)).toContain('managed policy Limit');
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
    expect(text.split('\n')[0]).toBe('Denied, because nothing allows it: s3:Get\\u{a}\\u{1b}[2JAllowed: everything on *');
    expect(Array.from(text).filter((one) => one < ' ' && one !== '\n')).toEqual([]);
    expect(text).toContain(String.raw`\u{202e}evil\u{2028}`);
  });

  it('warns of parts that are not known', () => {
    const text = tell([named('Odd', { Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringMatches: { k: 'v' } } })]);
    expect(text).toContain('Warning: statement number 1 (line 3) of managed policy Odd');
    expect(text).toContain('so it grants nothing');
  });
});
