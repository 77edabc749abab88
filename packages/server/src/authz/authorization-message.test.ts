import { createSecretKey, randomBytes } from 'node:crypto';
import { compilePolicy, contextFrom, explainDecision, parsePolicy, type Trace } from '@countersign/core/policy';
import { describe, expect, it } from 'vitest';
import { createAuthorizationMessages } from '../vault/authorization-messages.ts';
import { authorizationMessage, refusalWithMessage } from './authorization-message.ts';
import { rootCaller, userCaller } from './test-callers.ts';

const instance = 'arn:aws:ec2:eu-west-3:123456789012:instance/*';

function traceOf(...statements: object[]): Trace {
  const policy = compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })));
  const source = { kind: 'inline', name: 'p', attachedTo: 'user bob' } as const;
  const context = contextFrom({ 'ec2:InstanceType': 'm4.large', 'secret:Value': 'never asked for' });
  return explainDecision({ action: 'ec2:RunInstances', resource: instance, context }, { identity: [{ source, policy }] });
}

const small = {
  Sid: 'NoSmall',
  Effect: 'Deny',
  Action: 'ec2:*',
  Resource: '*',
  Condition: { StringLike: { 'ec2:InstanceType': 'm4.*' } },
};
const values = (...all: string[]) => ({ items: all.map((value) => ({ value })) });
const ofResource = [
  { key: 'aws:Region', values: values('eu-west-3') },
  { key: 'aws:Service', values: values('ec2') },
  { key: 'aws:Resource', values: values('instance/*') },
  { key: 'aws:Type', values: values('instance') },
  { key: 'aws:Account', values: values('123456789012') },
  { key: 'aws:ARN', values: values(instance) },
];

describe('authorizationMessage', () => {
  it('names the statements that denied, in the layout of the AWS CLI manual', () => {
    expect(JSON.parse(authorizationMessage(traceOf(small), userCaller(), 10_000))).toEqual({
      allowed: false,
      explicitDeny: true,
      matchedStatements: {
        items: [
          {
            statementId: 'NoSmall',
            effect: 'DENY',
            principals: values('AIDABOB'),
            principalGroups: { items: [] },
            actions: values('ec2:*'),
            resources: values('*'),
            conditions: { items: [{ key: 'ec2:InstanceType', values: values('m4.*') }] },
          },
        ],
      },
      failures: { items: [] },
      context: {
        principal: { id: 'AIDABOB', name: 'bob', arn: 'arn:aws:iam::123456789012:user/team/bob' },
        action: 'ec2:RunInstances',
        resource: instance,
        conditions: { items: [{ key: 'ec2:InstanceType', values: values('m4.large') }, ...ofResource] },
      },
    });
  });

  it('has no statements where nothing allowed', () => {
    const { explicitDeny, matchedStatements } = JSON.parse(
      authorizationMessage(traceOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), userCaller(), 10_000),
    ) as { explicitDeny: boolean; matchedStatements: unknown };
    expect([explicitDeny, matchedStatements]).toEqual([false, { items: [] }]);
  });

  it('gives root its account as the id, and no name', () => {
    const { context } = JSON.parse(authorizationMessage(traceOf(small), rootCaller(), 10_000)) as {
      context: { principal: object };
    };
    expect(context.principal).toEqual({ id: '123456789012', arn: 'arn:aws:iam::123456789012:root' });
  });

  it('tells no value that no condition asked for', () => {
    expect(authorizationMessage(traceOf(small), userCaller(), 10_000)).not.toContain('never asked for');
  });

  it.each([4000, 1000, 400])('stays within %d bytes, however long the statements are', (longest) => {
    const many = Array.from({ length: 50 }, (_, i) => ({ ...small, Sid: `NoSmall${i}`, Action: `ec2:*${'?'.repeat(i)}*` }));
    const text = authorizationMessage(traceOf(...many), userCaller(), longest);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longest);
    expect(JSON.parse(text)).toMatchObject({ allowed: false, explicitDeny: true });
  });

  it('is sealed for the account of the refused, and said as EC2 says it', () => {
    const messages = createAuthorizationMessages(createSecretKey(Buffer.alloc(32, 1)), 'deployment', randomBytes);
    const now = new Date('2026-11-24T12:00:00Z');
    const said = refusalWithMessage('User: x is not authorized', traceOf(small), userCaller(), messages, now);
    const [start, encoded = ''] = said.split(/(?<=Encoded authorization failure message: )/);
    expect(start).toBe(
      'You are not authorized to perform this operation. User: x is not authorized. Encoded authorization failure message: ',
    );
    const text = authorizationMessage(traceOf(small), userCaller(), messages.longest);
    expect(messages.open('123456789012', encoded, now)).toBe(text);
  });
});
