import { describe as subject, expect, it } from 'vitest';
import { describe } from './describe.ts';
import { encodeError, encodeJsonError, statusOf } from './encode-error.ts';
import { encodeJson } from './encode-json.ts';
import { encodeOutput } from './encode-output.ts';
import { parseForm } from './form.ts';
import { redactInput } from './redact-input.ts';
import { serviceOf, unknownAction } from './service-of.ts';
import type { OperationShape, ServiceName } from './shape.ts';

const shape = (service: ServiceName, name: string): OperationShape => {
  const found = describe(service, name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const user = {
  Path: '/',
  UserName: 'bob',
  UserId: 'AIDAQEAAAAAAAAAAAAAAA',
  Arn: 'arn:aws:iam::123456789012:user/bob',
  CreateDate: new Date('2024-01-02T03:04:05.678Z'),
};

subject('encodeOutput', () => {
  it('lays an answer out as AWS does', () => {
    const output = { Users: [user], IsTruncated: false };
    expect(encodeOutput(shape('iam', 'ListUsers'), output, 'req-1')).toBe(
      `<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <ListUsersResult>
    <Users>
      <member>
        <Path>/</Path>
        <UserName>bob</UserName>
        <UserId>AIDAQEAAAAAAAAAAAAAAA</UserId>
        <Arn>arn:aws:iam::123456789012:user/bob</Arn>
        <CreateDate>2024-01-02T03:04:05Z</CreateDate>
      </member>
    </Users>
    <IsTruncated>false</IsTruncated>
  </ListUsersResult>
  <ResponseMetadata>
    <RequestId>req-1</RequestId>
  </ResponseMetadata>
</ListUsersResponse>
`,
    );
  });

  it('has no Result element without an output', () => {
    expect(encodeOutput(shape('iam', 'DeleteUser'), undefined, 'r')).toBe(
      `<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <ResponseMetadata>
    <RequestId>r</RequestId>
  </ResponseMetadata>
</DeleteUserResponse>
`,
    );
  });

  it.each<[string, ServiceName, string, object, string]>([
    ['an empty output', 'iam', 'GetUser', {}, '  <GetUserResult/>\n'],
    ['an empty list', 'iam', 'ListUsers', { Users: [] }, '    <Users/>\n'],
    [
      'an absent member',
      'sts',
      'GetCallerIdentity',
      { Account: '1', Arn: undefined, UserId: null },
      '  <GetCallerIdentityResult>\n    <Account>1</Account>\n  </GetCallerIdentityResult>\n',
    ],
    ['an empty text', 'sts', 'GetCallerIdentity', { Arn: '' }, '    <Arn/>\n'],
    [
      'a map',
      'iam',
      'GetAccountSummary',
      { SummaryMap: { Users: 2 } },
      '    <SummaryMap>\n      <entry>\n        <key>Users</key>\n        <value>2</value>\n      </entry>\n    </SummaryMap>\n',
    ],
    ['markup', 'sts', 'GetCallerIdentity', { Arn: `<a&b>"'` }, `<Arn>&lt;a&amp;b&gt;"'</Arn>`],
    ['white space', 'sts', 'GetCallerIdentity', { Arn: ' \t\r\n\u0085\u2028' }, '<Arn> &#x9;&#xD;&#xA;\u0085\u2028</Arn>'],
    [
      'what XML cannot carry',
      'sts',
      'GetCallerIdentity',
      { Arn: '\u0000\u001b\ud800x\udc00\uffff😀' },
      '<Arn>\ufffd\ufffd\ufffdx\ufffd\ufffd😀</Arn>',
    ],
    [
      'a document',
      'iam',
      'GetUserPolicy',
      { PolicyDocument: `{"a":"*~'é"}` },
      '<PolicyDocument>%7B%22a%22%3A%22%2A~%27%C3%A9%22%7D</PolicyDocument>',
    ],
    [
      'bytes',
      'iam',
      'CreateVirtualMFADevice',
      { VirtualMFADevice: { SerialNumber: 's', QRCodePNG: Uint8Array.of(255, 0) } },
      '<QRCodePNG>/wA=</QRCodePNG>',
    ],
    [
      'an action of ours',
      'countersign',
      'LookupAuditRecords',
      { Records: ['{}'], IsTruncated: true, Marker: 'm' },
      '<LookupAuditRecordsResponse xmlns="urn:countersign:2026-11-24">',
    ],
  ])('writes %s', (_, service, name, output, expected) => {
    expect(encodeOutput(shape(service, name), output, 'r')).toContain(expected);
  });

  it.each<[string, object]>([
    ['a number for a text', { Users: [{ ...user, UserName: 1 }] }],
    ['a text for a time', { Users: [{ ...user, CreateDate: '2024-01-01T00:00:00Z' }] }],
    ['no time at all', { Users: [{ ...user, CreateDate: new Date(Number.NaN) }] }],
    ['a text for a list', { Users: 'bob' }],
    ['a hole in a list', { Users: [undefined] }],
    ['a text for a flag', { Users: [], IsTruncated: 'false' }],
  ])('calls %s a bug', (_, output) => {
    expect(() => encodeOutput(shape('iam', 'ListUsers'), output, 'r')).toThrow(RangeError);
  });

  it('keeps a wrong value out of the bug report', () => {
    expect(() =>
      encodeOutput(shape('iam', 'CreateAccessKey'), { AccessKey: { SecretAccessKey: { text: 'hunter2' } } }, 'r'),
    ).toThrow(/^(?!.*hunter2)/);
  });
});

subject('encodeJson', () => {
  it('gives times as seconds and absent members as null', () => {
    expect(JSON.parse(encodeJson(shape('iam', 'CreateUser'), { User: user }, 'r'))).toEqual({
      CreateUserResponse: {
        CreateUserResult: {
          User: { ...user, CreateDate: 1_704_164_645, PasswordLastUsed: null, PermissionsBoundary: null, Tags: null },
        },
        ResponseMetadata: { RequestId: 'r' },
      },
    });
  });

  it('has no Result without an output', () => {
    expect(encodeJson(shape('iam', 'DeleteUser'), undefined, 'r')).toBe(
      '{"DeleteUserResponse":{"ResponseMetadata":{"RequestId":"r"}}}',
    );
  });
});

subject('encodeError', () => {
  const refused = {
    code: 'NoSuchEntity',
    message: 'The user with name <b> cannot be found.',
    status: 404,
    fault: 'Sender',
  } as const;

  it('lays a refusal out as AWS does', () => {
    expect(encodeError('iam', refused, 'r')).toBe(
      `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <Error>
    <Type>Sender</Type>
    <Code>NoSuchEntity</Code>
    <Message>The user with name &lt;b&gt; cannot be found.</Message>
  </Error>
  <RequestId>r</RequestId>
</ErrorResponse>
`,
    );
  });

  it.each([undefined, ''])('has no Message element for %j', (message) => {
    expect(encodeError('sts', { ...refused, message }, 'r')).not.toContain('Message');
  });

  it.each([
    ['iam', 'InvalidAction', 'http://webservices.amazon.com/AWSFault/2005-15-09'],
    ['sts', 'AccessDenied', 'https://sts.amazonaws.com/doc/2011-06-15/'],
    [undefined, 'MalformedQueryString', 'http://webservices.amazon.com/AWSFault/2005-15-09'],
  ] as const)('says of %s %s that it is of %s', (service, code, xmlns) => {
    expect(encodeError(service, { ...refused, code }, 'r')).toContain(`<ErrorResponse xmlns="${xmlns}">`);
  });

  it('is JSON for a caller that wants JSON', () => {
    expect(JSON.parse(encodeJsonError(refused, 'r'))).toEqual({
      Error: { Code: 'NoSuchEntity', Message: refused.message, Type: 'Sender' },
      RequestId: 'r',
    });
  });
});

subject('statusOf', () => {
  it.each([
    ['AccessDenied', 403, 'Sender'],
    ['ServiceFailure', 500, 'Receiver'],
    ['ReportInProgress', 404, 'Sender'],
    ['IDPRejectedClaim', 403, 'Sender'],
    ['PolicyEvaluation', 500, 'Receiver'],
    ['InvalidContextAssertion', 400, 'Sender'],
    ['toString', 400, 'Sender'],
  ])('%s is %i of the %s', (code, status, fault) => expect(statusOf(code)).toEqual({ status, fault }));
});

subject('serviceOf', () => {
  it.each([
    ['Version=2010-05-08', undefined, 'iam'],
    ['Version=2011-06-15', 'iam', 'sts'],
    ['Version=2026-11-24', undefined, 'countersign'],
    ['Version=1999-01-01', 'iam', undefined],
    ['Version=', 'iam', undefined],
    ['Action=GetUser', 'iam', 'iam'],
    ['Action=GetUser', 's3', undefined],
    ['Action=GetUser', 'toString', undefined],
    ['Action=GetUser', undefined, undefined],
  ])('%s with the scope %s is of %s', (source, scope, service) => expect(serviceOf(parseForm(source), scope)).toBe(service));

  it.each([
    ['Action=Nope&Version=2011-06-15', 'Could not find operation Nope for version 2011-06-15'],
    ['Action=Nope', 'Could not find operation Nope for version NO_VERSION_SPECIFIED'],
  ])('refuses %s in AWS’s words', (source, message) => {
    expect(unknownAction(parseForm(source))).toMatchObject({ code: 'InvalidAction', message });
  });

  it('knows no action by the names of what every object has', () => {
    expect([describe('iam', 'constructor'), describe('iam', 'createUser'), describe('iam', '__proto__')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

subject('redactInput', () => {
  it('hides what is sensitive and drops what the operation has not', () => {
    const input = { UserName: 'bob', Password: 'hunter2', PasswordResetRequired: true, Other: 'x' };
    expect(redactInput(shape('iam', 'CreateLoginProfile'), input)).toEqual({
      UserName: 'bob',
      Password: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      PasswordResetRequired: true,
    });
  });

  it('hides a token deep in a list and keeps the rest', () => {
    const input = { RoleArn: 'a', RoleSessionName: 'b', WebIdentityToken: 'secret', PolicyArns: [{ arn: 'c' }] };
    expect(redactInput(shape('sts', 'AssumeRoleWithWebIdentity'), input)).toEqual({
      ...input,
      WebIdentityToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    });
  });
});
