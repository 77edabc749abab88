import type { SimulateCustomPolicyRequest } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateCustomPolicy } from '../iam/simulate-custom-policy.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';

// Questions and answers as AWS's own simulator was recorded to give them in September 2026, unless a test says otherwise.

type Input = Partial<Omit<SimulateCustomPolicyRequest, 'PolicyInputList' | 'ActionNames'>> & {
  PolicyInputList?: string[];
  ActionNames?: string[];
};

let rig: TestRig;
beforeAll(async () => {
  rig = await openTestRig();
});
afterAll(() => rig.close());

const statement = (Effect = 'Allow', Action: unknown = 's3:GetObject', Resource = '*', more: object = {}) => ({
  Effect,
  Action,
  Resource,
  ...more,
});
const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const pretty = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const ALLOW = policy(statement());
const DENY = policy(statement('Deny'));
const ALLOW_ALL = policy(statement('Allow', '*'));
const A = 'arn:aws:s3:::photos/a';
const B = 'arn:aws:s3:::photos/b';

const ask = (input: Input = {}) =>
  rig.run(simulateCustomPolicy, { PolicyInputList: [ALLOW], ActionNames: ['s3:GetObject'], ...input });
const only = async (input: Input = {}) => (await ask(input)).EvaluationResults?.[0];
const at = (id: string, start: number, end: number, type = 'IAM Policy') => ({
  SourcePolicyId: id,
  SourcePolicyType: type,
  StartPosition: { Line: 1, Column: start },
  EndPosition: { Line: 1, Column: end },
});
const first = at('PolicyInputList.1', 38, 95);
const refused = (message: string) => expect.objectContaining({ code: 'InvalidInput', message }) as Error;

const levels = (...all: string[][]) => all.map((ServiceControlPolicyInputList) => ({ ServiceControlPolicyInputList }));
const grants = (AWS: string, Effect = 'Allow') =>
  policy({ ...statement(Effect, 's3:GetObject', 'arn:aws:s3:::photos/*'), Principal: { AWS } });
const when = (key: string, value: string) => [
  policy(statement('Allow', 's3:GetObject', '*', { Condition: { StringEquals: { [key]: value } } })),
];
const entry = (ContextKeyValues: string[], ContextKeyType: string, ContextKeyName = 'stack:test') =>
  ({ ContextEntries: [{ ContextKeyName, ContextKeyValues, ContextKeyType }] }) as Input;
const form = (name: string) => `Invalid context value for key stack:test: expected ${name}.`;
const names = (page: Awaited<ReturnType<typeof ask>>) => page.EvaluationResults?.map(({ EvalActionName }) => EvalActionName);

describe('a simulation', () => {
  it('without resources is of everything, and tells no resource by itself', async () => {
    expect(await ask()).toEqual({
      EvaluationResults: [
        {
          EvalActionName: 's3:GetObject',
          EvalResourceName: '*',
          EvalDecision: 'allowed',
          MatchedStatements: [first],
          MissingContextValues: [],
        },
      ],
      IsTruncated: false,
    });
  });

  it('of one resource names it, and tells of it again by itself', async () => {
    expect(await only({ ResourceArns: [A] })).toEqual({
      EvalActionName: 's3:GetObject',
      EvalResourceName: A,
      EvalDecision: 'allowed',
      MatchedStatements: [first],
      MissingContextValues: [],
      EvalDecisionDetails: {},
      ResourceSpecificResults: [{ EvalResourceName: A, EvalResourceDecision: 'allowed', MatchedStatements: [first] }],
    });
  });

  it('of several resources is one result, with the strictest decision and the statements of all', async () => {
    const onlyA = policy(statement('Allow', 's3:GetObject', A));
    const matched = [at('PolicyInputList.1', 38, onlyA.length - 1)];
    expect(await only({ PolicyInputList: [onlyA], ResourceArns: [A, B] })).toMatchObject({
      EvalDecision: 'implicitDeny',
      MatchedStatements: matched,
      ResourceSpecificResults: [
        { EvalResourceName: A, EvalResourceDecision: 'allowed', MatchedStatements: matched },
        { EvalResourceName: B, EvalResourceDecision: 'implicitDeny' },
      ],
    });
  });

  it('that a Deny ends names the Deny alone', async () => {
    const both = policy(statement(), statement('Deny', 's3:GetObject', B));
    const result = await only({ PolicyInputList: [both], ResourceArns: [A, B] });
    expect(result?.EvalDecision).toBe('explicitDeny');
    expect(result?.MatchedStatements).toEqual([at('PolicyInputList.1', 95, both.length - 1)]);
    expect(result?.ResourceSpecificResults?.[0]?.EvalResourceDecision).toBe('allowed');
  });

  it('keeps the order of actions and answers one that comes twice twice', async () => {
    const { EvaluationResults } = await ask({ ActionNames: ['s3:GetObject', 's3:PutObject', 's3:GetObject'] });
    expect(EvaluationResults?.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision])).toEqual([
      ['s3:GetObject', 'allowed'],
      ['s3:PutObject', 'implicitDeny'],
      ['s3:GetObject', 'allowed'],
    ]);
  });

  it.each([
    ['s3:*', 'implicitDeny'],
    ['madeup:Action', 'implicitDeny'],
    ['S3:gEtObJeCt', 'allowed'],
    ['s3:', 'implicitDeny'],
    ['s3:Get Object', 'implicitDeny'],
  ])('takes the action %s literally, in any case: %s', async (action, decision) => {
    expect((await only({ ActionNames: [action] }))?.EvalDecision).toBe(decision);
  });

  it('of no policies at all allows nothing', async () => {
    expect(await only({ PolicyInputList: [] })).toMatchObject({ EvalDecision: 'implicitDeny', MatchedStatements: [] });
  });
});

describe('where a statement stands', () => {
  it.each<[string, string, readonly (readonly [number, number, number, number])[]]>([
    ['on one line', ALLOW, [[1, 38, 1, 95]]],
    [
      'second on one line: from the end of the first',
      policy(
        statement('Allow', 's3:GetObject', '*', { Sid: 'First' }),
        statement('Allow', 's3:GetObject', '*', { Sid: 'Second' }),
      ),
      [
        [1, 38, 1, 109],
        [1, 109, 1, 182],
      ],
    ],
    [
      'on lines of their own',
      pretty(
        statement('Allow', 's3:GetObject', '*', { Sid: 'First' }),
        statement('Allow', 's3:GetObject', '*', { Sid: 'Second' }),
      ),
      [
        [3, 17, 9, 6],
        [9, 6, 15, 6],
      ],
    ],
    ['after CRLF and blanks', ` \r\n${pretty(statement()).replaceAll('\n', '\r\n')}\r\n `, [[4, 17, 9, 6]]],
    [
      'alone and without brackets',
      '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}',
      [[1, 16, 1, 77]],
    ],
  ])('%s', async (_, text, positions) => {
    const result = await only({ PolicyInputList: [text] });
    expect(
      result?.MatchedStatements?.map(({ StartPosition: s, EndPosition: e }) => [s?.Line, s?.Column, e?.Line, e?.Column]),
    ).toEqual(positions);
  });

  it('is said with the number of its policy', async () => {
    const result = await only({ PolicyInputList: [ALLOW, DENY] });
    expect(result?.MatchedStatements).toEqual([at('PolicyInputList.2', 38, 94)]);
  });
});

describe('the keys that are missing', () => {
  const condition = (Condition: object, Effect = 'Allow', action = 's3:GetObject', resource = '*') =>
    policy(statement(Effect, action, resource, { Condition }));
  const asks = { StringEquals: { 'stack:Missing': 'yes' } };

  it.each([
    ['a statement that would have allowed', [condition(asks)], ['stack:Missing']],
    ['a statement of another action', [condition(asks, 'Allow', 's3:PutObject')], ['stack:Missing']],
    ['a Deny', [condition(asks, 'Deny')], ['stack:Missing']],
    ['a variable', [policy(statement('Allow', 's3:GetObject', 'arn:aws:s3:::photos/${aws:username}'))], ['aws:username']],
  ])('are told of %s, when nothing allows', async (_, PolicyInputList, missing) => {
    const result = await only({ PolicyInputList, ResourceArns: [A] });
    expect(result).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: missing,
      ResourceSpecificResults: [{ MissingContextValues: missing }],
    });
  });

  it('are not told when something allows, or denies', async () => {
    for (const PolicyInputList of [
      [ALLOW, condition(asks)],
      [DENY, condition(asks)],
    ]) {
      expect((await only({ PolicyInputList }))?.MissingContextValues).toEqual([]);
    }
  });

  it.each([
    ['StringEqualsIfExists', 'yes', 'allowed'],
    ['StringNotEqualsIfExists', 'yes', 'allowed'],
    ['Null', 'true', 'allowed'],
    ['Null', 'false', 'implicitDeny'],
    ['ForAllValues:StringEquals', 'yes', 'allowed'],
    ['ForAnyValue:StringEquals', 'yes', 'implicitDeny'],
  ])('are absent to %s %s: %s', async (operator, value, decision) => {
    const result = await only({ PolicyInputList: [condition({ [operator]: { 'stack:Missing': value } })] });
    expect(result?.EvalDecision).toBe(decision);
  });

  it('are the only ones: nothing is known but what is given, not even the time', async () => {
    const result = await only({
      PolicyInputList: [condition({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })],
    });
    expect(result).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: ['aws:CurrentTime'] });
  });
});

describe('a permissions boundary', () => {
  const denies = at('PermissionsBoundaryPolicyInputList.1', 38, 94, 'Permissions Boundary Policy');
  it.each([
    ['allows', ALLOW, { EvalDecision: 'allowed', MatchedStatements: [first] }, true],
    ['is silent', policy(statement('Allow', 's3:PutObject')), { EvalDecision: 'implicitDeny', MatchedStatements: [] }, false],
    ['denies', DENY, { EvalDecision: 'explicitDeny', MatchedStatements: [denies] }, false],
  ])('that %s', async (_, boundary, expected, AllowedByPermissionsBoundary) => {
    const result = await only({ PermissionsBoundaryPolicyInputList: [boundary], ResourceArns: [A] });
    const PermissionsBoundaryDecisionDetail = { AllowedByPermissionsBoundary };
    expect(result).toMatchObject({
      ...expected,
      PermissionsBoundaryDecisionDetail,
      ResourceSpecificResults: [{ PermissionsBoundaryDecisionDetail }],
    });
  });
});

describe('service control policies', () => {
  it.each([
    ['allow at every level', levels([ALLOW_ALL], [ALLOW_ALL]), 'allowed', true],
    ['deny at one', levels([ALLOW_ALL], [DENY]), 'explicitDeny', false],
    ['are silent at one', levels([ALLOW_ALL], [policy(statement('Allow', 's3:PutObject'))]), 'implicitDeny', false],
    ['deny beside an Allow', levels([DENY, ALLOW_ALL], [ALLOW_ALL]), 'explicitDeny', false],
  ])('that %s', async (_, OrderedOrganizationPolicyInputList, EvalDecision, AllowedByOrganizations) => {
    expect(await only({ OrderedOrganizationPolicyInputList })).toMatchObject({
      EvalDecision,
      MatchedStatements: AllowedByOrganizations ? [first] : [],
      MissingContextValues: [],
      OrganizationsDecisionDetail: { AllowedByOrganizations },
    });
  });
});

describe('a resource policy', () => {
  const CallerArn = `arn:aws:iam::${ACCOUNT}:user/team/bob`;
  const other = 'arn:aws:iam::999999999999:root';

  it('lets its own user in without an identity policy', async () => {
    const ResourcePolicy = grants(CallerArn);
    const result = await only({ PolicyInputList: [], CallerArn, ResourcePolicy, ResourceArns: [A] });
    expect(result).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [at('ResourcePolicy', 38, ResourcePolicy.length - 1, 'Resource Policy')],
      EvalDecisionDetails: {},
    });
  });

  it.each([
    ['both sides allow', [ALLOW], 'allowed', { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' }],
    ['only the resource allows', [], 'implicitDeny', { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' }],
  ])("of another account tells each side's part: %s", async (_, PolicyInputList, EvalDecision, EvalDecisionDetails) => {
    const input = { PolicyInputList, CallerArn, ResourcePolicy: grants(CallerArn), ResourceOwner: other, ResourceArns: [A] };
    expect(await only(input)).toMatchObject({
      EvalDecision,
      EvalDecisionDetails,
      ResourceSpecificResults: [{ EvalDecisionDetails }],
    });
  });

  // AWS's simulator says "allowed" here; its enforcement does not, and ours neither. A simulation tells what a request would get.
  it('that names only the account lets nobody in by itself', async () => {
    const ResourcePolicy = grants(`arn:aws:iam::${ACCOUNT}:root`);
    expect((await only({ PolicyInputList: [], CallerArn, ResourcePolicy, ResourceArns: [A] }))?.EvalDecision).toBe(
      'implicitDeny',
    );
  });

  it('can deny', async () => {
    const result = await only({ CallerArn, ResourcePolicy: grants(CallerArn, 'Deny'), ResourceArns: [A] });
    expect(result?.EvalDecision).toBe('explicitDeny');
  });
});

describe('the caller', () => {
  const CallerArn = `arn:aws:iam::${ACCOUNT}:user/team/bob`;
  it.each<[string, string, Input]>([
    ['aws:userid', 'STUB_PRINCIPAL_FOR_POLICY_SIMULATOR', {}],
    ['aws:PrincipalAccount', ACCOUNT, {}],
    ['aws:PrincipalArn', CallerArn, { CallerArn }],
    ['aws:username', 'bob', { CallerArn }],
    ['aws:userid', CallerArn, { CallerArn }],
    [
      'aws:username',
      'alice',
      { CallerArn, ContextEntries: [{ ContextKeyName: 'aws:username', ContextKeyValues: ['alice'], ContextKeyType: 'string' }] },
    ],
  ])('has %s = %s', async (key, value, input) => {
    expect((await only({ ...input, PolicyInputList: when(key, value) }))?.EvalDecision).toBe('allowed');
  });

  it('is somebody with no name where none is named', async () => {
    expect(await only({ PolicyInputList: when('aws:username', '*') })).toMatchObject({ MissingContextValues: ['aws:username'] });
  });
});

describe('typed context keys', () => {
  it.each([
    ['two for a single one', entry(['a', 'b'], 'string'), 'Context key string expected a single value, but received 2.'],
    ['abc as a number', entry(['abc'], 'numeric'), form('numeric format')],
    ['NaN as a number', entry(['NaN'], 'numeric'), form('numeric format')],
    ['one bad number of a list', entry(['1', '1x'], 'numericList'), form('numeric format')],
    ['tomorrow as a date', entry(['tomorrow'], 'date'), form('DateTime format')],
    ['no address', entry(['999.0.0.1'], 'ip'), form('IP address')],
    ['no base64', entry(['!base64'], 'binary'), form('base-64 encoded binary format')],
    ['none', entry([], 'string'), 'Context values for context key stack:test cannot be null or empty.'],
  ])('refuse %s', async (_, input, message) => {
    await expect(ask(input)).rejects.toThrow(refused(message));
  });

  it.each([
    ['numeric', '-1.5e3'],
    ['date', '2026-11-24T12:00:00Z'],
    ['date', '1795521630'],
    ['ip', '203.0.113.7'],
    ['ip', '2001:db8::1'],
    ['boolean', 'TRUE'],
    ['boolean', 'yes'],
    ['binary', 'AQID'],
    ['string', ''],
  ])('take %s %s', async (type, value) => {
    expect((await only(entry([value], type)))?.EvalDecision).toBe('allowed');
  });

  it('come once, in whatever case', async () => {
    const twice = [
      ...(entry(['a'], 'string').ContextEntries ?? []),
      ...(entry(['b'], 'string', 'STACK:TEST').ContextEntries ?? []),
    ];
    await expect(ask({ ContextEntries: twice })).rejects.toThrow(refused('Duplicate context key: STACK:TEST.'));
  });

  it('of a list type have several values, even if there is one', async () => {
    const PolicyInputList = [
      policy(statement('Allow', 's3:GetObject', '*', { Condition: { StringEquals: { 'stack:test': 'a' } } })),
    ];
    expect((await only({ PolicyInputList, ...entry(['a'], 'string') }))?.EvalDecision).toBe('allowed');
    expect((await only({ PolicyInputList, ...entry(['a'], 'stringList') }))?.EvalDecision).toBe('implicitDeny');
  });
});

describe('a simulation is refused', () => {
  const CallerArn = `arn:aws:iam::${ACCOUNT}:user/bob`;
  const ResourcePolicy = policy({ ...statement('Allow', 's3:GetObject', A), Principal: '*' });
  it.each<[string, Input, string]>([
    ['with a policy that is none', { PolicyInputList: [ALLOW, '{'] }, 'Policy input list item 2 has invalid content'],
    [
      'with an unknown version',
      { PolicyInputList: ['{"Version":"2099-01-01","Statement":[]}'] },
      'Policy input list item 1 has invalid content',
    ],
    [
      'with a resource policy among the identity policies',
      { PolicyInputList: [ResourcePolicy] },
      'Policy input list item 1 has invalid content',
    ],
    [
      'with two boundaries',
      { PermissionsBoundaryPolicyInputList: [ALLOW, ALLOW] },
      'The list of Permissions Boundary policies cannot exceed 1 items.',
    ],
    [
      'with an empty level',
      { OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [] }] },
      'Organization policy at index 1 must contain at least one service control policy',
    ],
    ['for an action without a service', { ActionNames: ['GetObject'] }, 'The action is invalid since it is missing names'],
    ['for what is no ARN', { ResourceArns: ['not-an-arn'] }, 'ResourceNames are not in a valid ARN format: not-an-arn.'],
    ['for a piece of an ARN', { ResourceArns: ['arn:aws:s3'] }, 'ResourceNames are not in a valid ARN format: arn:aws:s3.'],
    ['for everything and something', { ResourceArns: [A, '*'] }, 'ResourceNames are not in a valid ARN format: *.'],
    [
      'for a caller of another kind',
      { CallerArn: `arn:aws:sts::${ACCOUNT}:assumed-role/r/s` },
      'Invalid caller - Caller must be an IAM user, role or group in this context.',
    ],
    [
      'with a resource policy and no caller',
      { ResourcePolicy, ResourceArns: [A] },
      'Invalid caller - Caller cannot be null or empty.',
    ],
    [
      'with a resource policy and no resource',
      { ResourcePolicy, CallerArn },
      'Invalid Entity Arn: * does not clearly define entity type and name.',
    ],
    [
      'with a resource policy on everything',
      { ResourcePolicy: policy({ ...statement(), Principal: '*' }), CallerArn, ResourceArns: [A] },
      'ResourceNames are not in a valid ARN format: *.',
    ],
    [
      'with a resource policy that names nobody',
      { ResourcePolicy: ALLOW, CallerArn, ResourceArns: [A] },
      'Resource policy has invalid content',
    ],
    ['with a number as the owner', { ResourceOwner: ACCOUNT }, 'Invalid Resource Owner.'],
    [
      'with a scenario of EC2 for another service',
      { ResourceArns: [A], ResourceHandlingOption: 'EC2-VPC-EBS' },
      'Invalid input resource handling options. Action does not support resource handling options: s3:GetObject.',
    ],
    ['with a marker of somewhere else', { Marker: 'not-a-simulation-marker' }, 'Invalid marker for pagination.'],
  ])('%s', async (_, input, message) => {
    await expect(ask(input)).rejects.toThrow(refused(message));
  });

  it('when one action would keep everybody else waiting', async () => {
    const large = policy(...Array.from({ length: 1000 }, () => statement()));
    const ResourceArns = Array.from({ length: 51 }, (_, i) => `${A}${i}`);
    await expect(ask({ PolicyInputList: [large], ResourceArns })).rejects.toThrow(
      refused('The simulation has too many statements for its number of resources.'),
    );
  });
});

describe('pages', () => {
  const ActionNames = ['s3:PutObject', 'iam:GetUser', 's3:GetObject'];
  const input = { PolicyInputList: [ALLOW_ALL], ActionNames, ResourceArns: [A, B], MaxItems: 1 };

  it('count actions, each with all of its resources', async () => {
    const seen: unknown[] = [];
    let Marker: string | undefined;
    do {
      const page = await ask({ ...input, ...(Marker === undefined ? {} : { Marker }) });
      expect(page.EvaluationResults?.[0]?.ResourceSpecificResults).toHaveLength(2);
      expect(page.IsTruncated).toBe(page.Marker !== undefined);
      seen.push(...(names(page) ?? []));
      Marker = page.Marker;
    } while (Marker !== undefined);
    expect(seen).toEqual(ActionNames);
  });

  it('go on at the same place in whatever list comes next', async () => {
    const { Marker } = await ask(input);
    expect(
      names(await ask({ ...input, ...(Marker === undefined ? {} : { Marker }), ActionNames: ActionNames.toReversed() })),
    ).toEqual(['iam:GetUser']);
  });

  it('end early when there is much to look at', async () => {
    const large = policy(...Array.from({ length: 1000 }, () => statement()));
    const many = Array.from({ length: 90 }, (_, i) => `s3:Get${i}`);
    const page = await ask({ PolicyInputList: [large], ActionNames: many });
    expect(page.IsTruncated).toBe(true);
    expect(names(page)?.length).toBeLessThan(90);
  });
});
