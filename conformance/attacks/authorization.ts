// oxlint-disable vitest/valid-expect, vitest/expect-expect, unicorn/consistent-function-scoping -- the second argument names the case of a table; helpers that end in an assertion stand beside their tests
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { loadConfig } from '../../packages/server/src/app/config.ts';
import { operator } from '../../packages/server/src/app/operator.ts';
import { operations } from '../../packages/server/src/operations/table.ts';
import { describe as shapeOf } from '../../packages/server/src/wire/index.ts';
import {
  allow,
  clientOf,
  done,
  makeKey,
  makeUser,
  member,
  policy,
  startTestServer,
  type Answer,
  type Client,
  type TestServer,
} from './rig.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
let server: TestServer;
let root: Client;
let other: Client;
let account: string;
let otherAccount: string;

const built = [...operations].map(([key]) => key.split(':') as [string, string]);
const accountOf = async (client: Client): Promise<string> =>
  member((await done(client('GetCallerIdentity', {}, { service: 'sts' }))).body, 'Account');

/**
 * Attacks what callers may do, on a server with the given settings.
 * @param settings asked for in the first hook, so that a database can be started for it
 */
export function attackAuthorization(settings: () => Promise<Readonly<Record<string, string>>>): void {
  beforeAll(async () => {
    server = await startTestServer(await settings());
    root = clientOf(server, server.root);
    const env = { COUNTERSIGN_DATA_DIR: server.dataDir, COUNTERSIGN_LOG_LEVEL: 'silent', ...(await settings()) };
    const door = await operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: tmpdir() }));
    const made = await door.createAccount({ name: 'other' });
    await door.close();
    other = clientOf(server, { accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey });
    account = await accountOf(root);
    otherAccount = await accountOf(other);
  });
  afterAll(() => server.stop());

  const user = (name: string, of = account): string => `arn:aws:iam::${of}:user/${name}`;
  const deny = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object): object => ({
    Effect: 'Deny',
    Action,
    Resource,
    ...(Condition ? { Condition } : {}),
  });
  const ALL = allow('*');

  /** Well-formed values for the members that an operation requires. */
  function inputFor(name: string, service: string, victim: string): Record<string, string> {
    const shape = shapeOf(service as 'iam', name);
    const values: Readonly<Record<string, string>> = {
      UserName: victim,
      GroupName: 'matrix',
      PolicyName: 'matrix',
      PolicyArn: `arn:aws:iam::${account}:policy/matrix`,
      PolicyDocument: policy([ALL]),
      VersionId: 'v1',
      AccessKeyId: 'AKIAAAAAAAAAAAAAAAAA',
      Status: 'Inactive',
      AccountAlias: 'matrix',
      PermissionsBoundary: ADMINISTRATOR,
      RequestId: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
      PolicySourceArn: user(victim),
      EncodedMessage: 'matrix',
      Password: 'Matrix-Horse-1',
      OldPassword: 'Matrix-Horse-1',
      NewPassword: 'Matrix-Horse-2',
      VirtualMFADeviceName: 'matrix',
      SerialNumber: `arn:aws:iam::${account}:mfa/matrix`,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
      Ticket: 'matrix',
      Name: 'matrix',
      Credential: '{}',
      SessionId: 'ASIAAAAAAAAAAAAAAAAA',
      RoleName: 'matrix',
      AssumeRolePolicyDocument: policy([{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }]),
      Description: 'matrix',
      InstanceProfileName: 'matrix',
      AWSServiceName: 'batch.amazonaws.com',
      ServiceName: 'codecommit.amazonaws.com',
      ServiceSpecificCredentialId: 'ACCAAAAAAAAAAAAAAAAA',
      ServerCertificateName: 'matrix',
      CertificateId: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      CertificateBody: 'matrix',
      PrivateKey: 'matrix',
      SSHPublicKeyId: 'APKAAAAAAAAAAAAAAAAA',
      SSHPublicKeyBody: 'ssh-rsa matrix',
      Encoding: 'SSH',
      OpenIDConnectProviderArn: `arn:aws:iam::${account}:oidc-provider/id.example.org`,
      Url: 'https://id.example.org',
      ClientID: 'matrix',
      DeletionTaskId: 'task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
    };
    const input: Record<string, string> = {};
    for (const { name: wanted } of shape?.input.members ?? []) {
      if (values[wanted] !== undefined) input[wanted] = values[wanted];
      else if (wanted === 'Tags') Object.assign(input, { 'Tags.member.1.Key': 'k', 'Tags.member.1.Value': 'v' });
      else if (wanted === 'TagKeys') input['TagKeys.member.1'] = 'k';
      else if (wanted === 'ThumbprintList') input['ThumbprintList.member.1'] = '0'.repeat(40);
      else if (wanted === 'PolicyInputList') input['PolicyInputList.member.1'] = policy([ALL]);
      else if (wanted === 'ActionNames') input['ActionNames.member.1'] = 'iam:GetUser';
      else if (wanted === 'Checks') input['Checks.member.1.Action'] = 'iam:GetUser';
    }
    if (name.startsWith('Create') || name === 'GetUser') delete input['PermissionsBoundary'];
    return input;
  }

  describe('C2: every operation asks for its own permission, and for no other', () => {
    const free = new Set(['GetCallerIdentity', 'CheckPermissions']);
    /** Those that ask for more than their own, and those that AWS does not have and that tell or do what AWS's do: they ask for all of these. */
    const AWS_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
      // Whoever puts a role into an instance profile passes it to EC2.
      AddRoleToInstanceProfile: ['iam:AddRoleToInstanceProfile', 'iam:PassRole'],
      BeginPasskeyRegistration: ['iam:EnableMFADevice'],
      FinishPasskeyRegistration: ['iam:EnableMFADevice'],
      ListAccountAccessKeys: ['iam:ListUsers', 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed', 'iam:ListUserTags'],
      ListPasskeys: ['iam:ListMFADevices'],
      ListUserSummaries: [
        'iam:ListUsers',
        'iam:ListGroupsForUser',
        'iam:ListMFADevices',
        'iam:ListAccessKeys',
        'iam:GetLoginProfile',
        'iam:GetAccessKeyLastUsed',
      ],
      RenamePasskey: ['iam:EnableMFADevice'],
    };
    let barred: Client;
    beforeAll(async () => {
      barred = await makeUser(root, server, 'barred', [ALL]);
      await done(root('CreateUser', { UserName: 'victim' }));
      await done(root('CreateGroup', { GroupName: 'matrix' }));
      await done(root('CreatePolicy', { PolicyName: 'matrix', PolicyDocument: policy([ALL]) }));
    });

    it.each(built)('%s:%s', async (service, name) => {
      const operation = operations.get(`${service}:${name}`) as { action: string; actions?: readonly string[] };
      const wanted = AWS_PERMISSIONS[name] ?? [`${service}:${name}`]; // the very name of the operation, of no other
      expect(operation.actions ?? [operation.action]).toEqual(wanted);
      const input = inputFor(name, service, 'victim');
      for (const action of wanted) {
        const PolicyDocument = policy([{ Effect: 'Allow', NotAction: action, Resource: '*' }]);
        await done(root('PutUserPolicy', { UserName: 'barred', PolicyName: 'own', PolicyDocument }));
        const answer = await barred(name, input, { service });
        const named = answer.body.includes(`is not authorized to perform: ${action} `);
        expect([answer.status, answer.code, named], `${name} ${answer.body}`).toEqual(
          free.has(name) ? [200, undefined, false] : [403, 'AccessDenied', true],
        );
      }
    });

    it('changes nothing when it is refused', async () => {
      const { body } = await done(root('GetUser', { UserName: 'victim' }));
      expect(body).not.toContain('PermissionsBoundary');
      expect((await done(root('ListAccessKeys', { UserName: 'victim' }))).body).not.toContain('AKIA');
      expect((await done(root('ListAttachedUserPolicies', { UserName: 'victim' }))).body).not.toContain('PolicyArn');
      expect((await done(root('ListUserPolicies', { UserName: 'victim' }))).body).not.toContain('<member>');
      expect((await done(root('ListAccountAliases'))).body).not.toContain('matrix');
      expect((await done(root('ListVirtualMFADevices'))).body).not.toContain('matrix');
      for (const list of ['ListRoles', 'ListInstanceProfiles']) expect((await done(root(list))).body).not.toContain('<Arn>');
      expect(await root('GetLoginProfile', { UserName: 'victim' })).toMatchObject({ code: 'NoSuchEntity' });
      expect(await root('GetAccountPasswordPolicy')).toMatchObject({ code: 'NoSuchEntity' });
    });
  });

  describe('any text in any parameter of any operation', () => {
    const HOSTILE = [
      'a\0b',
      '\ufffe\uffff',
      '\u{1f600}',
      "'; drop table users; --",
      '" or ""="',
      '\\',
      '%',
      '_',
      '*',
      '$1',
      '${jndi:ldap://x}',
      '../../../kek',
      'a'.repeat(200_000),
      '9'.repeat(400),
      '-0',
      ' ',
      '',
    ];
    it.each(built)('is refused or taken, and never a fault: %s:%s', async (service, name) => {
      const whole = inputFor(name, service, 'hostile-victim');
      const failed: string[] = [];
      for (const member of Object.keys(whole)) {
        const answers = await Promise.all(HOSTILE.map((text) => root(name, { ...whole, [member]: text }, { service })));
        for (const [at, { status, body }] of answers.entries()) {
          if (status === 0 || status >= 500)
            failed.push(`${member}=${JSON.stringify(HOSTILE[at]).slice(0, 40)}: ${status} ${body}`);
        }
      }
      expect(failed).toEqual([]);
    });
  });

  describe('C3: a user who may make keys for itself', () => {
    let self: Client;
    beforeAll(async () => {
      await done(root('CreateUser', { UserName: 'rich' }));
      await done(root('AttachUserPolicy', { UserName: 'rich', PolicyArn: ADMINISTRATOR }));
      self = await makeUser(root, server, 'self', [allow(['iam:*AccessKey*', 'iam:GetUser'], user('${aws:username}'))]);
    });

    it('makes none for another, for root, nor by another spelling of the name', async () => {
      for (const name of ['rich', 'Rich', 'self2', 'root', account, '*', 'self*', '/self', 'x/self']) {
        const answer = await self('CreateAccessKey', { UserName: name });
        expect([400, 403], `${name} ${answer.body}`).toContain(answer.status);
      }
      expect((await done(root('ListAccessKeys', { UserName: 'rich' }))).body).not.toContain('AKIA');
    });

    it('reaches its own by no name and by its name in any case, as AWS’s names are', async () => {
      expect((await self('ListAccessKeys')).status).toBe(200);
      expect((await self('ListAccessKeys', { UserName: 'self' })).status).toBe(200);
    });

    it('does nothing to another’s key under its own name', async () => {
      const { accessKeyId } = await makeKey(root, 'rich');
      for (const name of [undefined, 'self']) {
        const input = { AccessKeyId: accessKeyId, ...(name === undefined ? {} : { UserName: name }) };
        expect((await self('DeleteAccessKey', input)).code).toBe('NoSuchEntity');
        expect((await self('UpdateAccessKey', { ...input, Status: 'Inactive' })).code).toBe('NoSuchEntity');
      }
      expect((await self('DeleteAccessKey', { UserName: 'rich', AccessKeyId: accessKeyId })).code).toBe('AccessDenied');
      expect((await self('GetAccessKeyLastUsed', { AccessKeyId: accessKeyId })).code).toBe('AccessDenied');
      expect((await self('DeleteAccessKey', { AccessKeyId: server.root.accessKeyId })).code).toBe('NoSuchEntity');
      expect((await done(root('ListAccessKeys', { UserName: 'rich' }))).body).toContain('<Status>Active</Status>');
    });

    it('C3, C12: is not led to root’s keys, even with every permission', async () => {
      const admin = await makeUser(root, server, 'admin', [ALL]);
      for (const UserName of ['root', account, '']) {
        const answer = await admin('CreateAccessKey', { UserName });
        expect([400, 404], answer.body).toContain(answer.status);
      }
      expect((await admin('DeleteAccessKey', { AccessKeyId: server.root.accessKeyId })).code).toBe('NoSuchEntity');
      expect((await admin('UpdateAccessKey', { AccessKeyId: server.root.accessKeyId, Status: 'Inactive' })).code).toBe(
        'NoSuchEntity',
      );
      expect((await root('ListUsers')).status).toBe(200);
    });
  });

  describe('C1: a user within a boundary', () => {
    let bounded: Client;
    const boundary = (): string => `arn:aws:iam::${account}:policy/boundary`;
    beforeAll(async () => {
      const PolicyDocument = policy([allow(['iam:Get*', 'iam:List*', 'iam:CreateUser', 'iam:CreateAccessKey'])]);
      await done(root('CreatePolicy', { PolicyName: 'boundary', PolicyDocument }));
      bounded = await makeUser(root, server, 'bounded', [allow('iam:*')]);
      await done(root('PutUserPermissionsBoundary', { UserName: 'bounded', PermissionsBoundary: boundary() }));
    });

    it('can neither leave it nor widen it', async () => {
      const tries: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
        ['DeleteUserPermissionsBoundary', { UserName: 'bounded' }],
        ['PutUserPermissionsBoundary', { UserName: 'bounded', PermissionsBoundary: ADMINISTRATOR }],
        ['CreatePolicyVersion', { PolicyArn: boundary(), PolicyDocument: policy([ALL]), SetAsDefault: 'true' }],
        ['SetDefaultPolicyVersion', { PolicyArn: boundary(), VersionId: 'v1' }],
        ['DeletePolicy', { PolicyArn: boundary() }],
        ['AttachUserPolicy', { UserName: 'bounded', PolicyArn: ADMINISTRATOR }],
        ['PutUserPolicy', { UserName: 'bounded', PolicyName: 'x', PolicyDocument: policy([ALL]) }],
        ['AddUserToGroup', { UserName: 'bounded', GroupName: 'matrix' }],
        ['UpdateUser', { UserName: 'bounded', NewUserName: 'unbounded' }],
        ['TagUser', { UserName: 'bounded', 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': 'b' }],
        ['DeleteUser', { UserName: 'bounded' }],
      ];
      for (const [name, input] of tries) {
        const answer = await bounded(name, input);
        expect(answer.code, name).toBe('AccessDenied');
        expect(answer.body, name).toContain('because no permissions boundary allows');
      }
      expect((await bounded('ListUsers')).status).toBe(200);
    });

    it('is told apart by iam:PermissionsBoundary when it makes users', async () => {
      const needs = { StringEquals: { 'iam:PermissionsBoundary': boundary() } };
      const maker = await makeUser(root, server, 'maker', [
        allow('iam:CreateUser', user('made-*'), needs),
        allow(['iam:AttachUserPolicy', 'iam:PutUserPolicy'], user('made-*'), needs),
      ]);
      expect((await maker('CreateUser', { UserName: 'made-free' })).code).toBe('AccessDenied');
      expect((await maker('CreateUser', { UserName: 'made-wide', PermissionsBoundary: ADMINISTRATOR })).code).toBe(
        'AccessDenied',
      );
      await done(maker('CreateUser', { UserName: 'made-bounded', PermissionsBoundary: boundary() }));
      await done(maker('AttachUserPolicy', { UserName: 'made-bounded', PolicyArn: ADMINISTRATOR }));
      expect((await maker('DeleteUserPermissionsBoundary', { UserName: 'made-bounded' })).code).toBe('AccessDenied');
      await done(root('CreateUser', { UserName: 'made-by-root' }));
      expect((await maker('AttachUserPolicy', { UserName: 'made-by-root', PolicyArn: ADMINISTRATOR })).code).toBe('AccessDenied');
    });

    it('is not free when its boundary is gone', async () => {
      const PolicyDocument = policy([ALL]);
      const PolicyArn = `arn:aws:iam::${account}:policy/fleeting`;
      await done(root('CreatePolicy', { PolicyName: 'fleeting', PolicyDocument }));
      const left = await makeUser(root, server, 'left', [ALL]);
      await done(root('PutUserPermissionsBoundary', { UserName: 'left', PermissionsBoundary: PolicyArn }));
      expect((await left('ListUsers')).status).toBe(200);
      const removed = await root('DeletePolicy', { PolicyArn });
      expect(removed.code === 'DeleteConflict' || (await left('ListUsers')).code === 'AccessDenied').toBe(true);
    });
  });

  describe('A Deny with a condition', () => {
    const cases: readonly (readonly [string, object, number])[] = [
      ['the source address matches', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, 403],
      ['the source address is another', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 200],
      ['the source address is not inside', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 403],
      ['the time has come', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 403],
      ['the time has not come', { DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } }, 200],
      ['the second counts', { NumericGreaterThan: { 'aws:EpochTime': '1000000000' } }, 403],
      ['the name matches', { StringEquals: { 'aws:username': 'conditional' } }, 403],
      ['the name differs by case', { StringEquals: { 'aws:username': 'Conditional' } }, 200],
      ['the key’s name differs by case', { StringEquals: { 'AWS:UserName': 'conditional' } }, 403],
      ['the name is not', { StringNotEquals: { 'aws:username': 'someone' } }, 403],
      ['the tag matches', { StringEquals: { 'aws:PrincipalTag/team': 'red' } }, 403],
      ['the tag’s key differs by case', { StringEquals: { 'aws:PrincipalTag/TEAM': 'red' } }, 403],
      ['the tag’s value differs by case', { StringEquals: { 'aws:PrincipalTag/team': 'Red' } }, 200],
      ['the tag is missing and must not equal', { StringNotEquals: { 'aws:PrincipalTag/none': 'red' } }, 403],
      ['the tag is missing', { Null: { 'aws:PrincipalTag/none': 'true' } }, 403],
      ['MFA is missing', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, 403],
      ['the connection is plain', { Bool: { 'aws:SecureTransport': 'false' } }, 403],
      ['all of nothing', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } }, 403],
      ['any of nothing', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'x' } }, 200],
      ['the principal matches', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/cond*' } }, 403],
      ['the agent matches', { StringLike: { 'aws:UserAgent': '*' } }, 200], // none was sent
      [
        'two operators, one of which fails',
        { StringEquals: { 'aws:username': 'conditional' }, Bool: { 'aws:SecureTransport': 'true' } },
        200,
      ],
    ];
    let caller: Client;
    beforeAll(async () => {
      caller = await makeUser(root, server, 'conditional', [ALL]);
      await done(root('TagUser', { UserName: 'conditional', 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'red' }));
    });
    it.each(cases)('counts as it says: %s', async (_, condition, status) => {
      const PolicyDocument = policy([ALL, deny('iam:ListUsers', '*', condition)]);
      await done(root('PutUserPolicy', { UserName: 'conditional', PolicyName: 'own', PolicyDocument }));
      expect((await caller('ListUsers')).status).toBe(status);
    });

    it('outweighs every Allow, wherever it stands', async () => {
      const barred = await makeUser(root, server, 'outweighed', [ALL]);
      await done(root('CreateGroup', { GroupName: 'denying' }));
      await done(root('PutGroupPolicy', { GroupName: 'denying', PolicyName: 'p', PolicyDocument: policy([deny('*')]) }));
      expect((await barred('ListUsers')).status).toBe(200);
      await done(root('AddUserToGroup', { GroupName: 'denying', UserName: 'outweighed' }));
      expect((await barred('ListUsers')).code).toBe('AccessDenied');
      expect((await barred('RemoveUserFromGroup', { GroupName: 'denying', UserName: 'outweighed' })).code).toBe('AccessDenied');
      await done(root('PutUserPolicy', { UserName: 'outweighed', PolicyName: 'q', PolicyDocument: policy([ALL]) }));
      expect((await barred('ListUsers')).code).toBe('AccessDenied');
    });
  });

  describe('C15: tags that guard', () => {
    const tag = (key: string, value: string, at = 1): Record<string, string> => ({
      [`Tags.member.${at}.Key`]: key,
      [`Tags.member.${at}.Value`]: value,
    });

    it('are asked for when they are put on at creation, and creation with tags takes the permission to tag', async () => {
      const maker = await makeUser(root, server, 'tag-maker', [
        allow('iam:CreateUser'),
        allow('iam:TagUser', '*', {
          StringEquals: { 'aws:RequestTag/team': 'red' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
        }),
      ]);
      expect((await maker('CreateUser', { UserName: 't1', ...tag('team', 'blue') })).code).toBe('AccessDenied');
      expect((await maker('CreateUser', { UserName: 't2', ...tag('team', 'red'), ...tag('more', 'x', 2) })).code).toBe(
        'AccessDenied',
      );
      expect((await maker('CreateUser', { UserName: 't3', ...tag('team', 'red') })).status).toBe(200);
      expect((await root('GetUser', { UserName: 't1' })).code).toBe('NoSuchEntity');
    });

    it('are the resource’s own, not those of the request', async () => {
      const keeper = await makeUser(root, server, 'tag-keeper', [
        allow(['iam:TagUser', 'iam:UntagUser', 'iam:DeleteUser'], '*', { StringEquals: { 'aws:ResourceTag/team': 'red' } }),
      ]);
      await done(root('CreateUser', { UserName: 'blue', ...tag('team', 'blue') }));
      await done(root('CreateUser', { UserName: 'red', ...tag('team', 'red') }));
      expect((await keeper('TagUser', { UserName: 'blue', ...tag('team', 'red') })).code).toBe('AccessDenied');
      expect((await keeper('DeleteUser', { UserName: 'blue' })).code).toBe('AccessDenied');
      expect((await keeper('TagUser', { UserName: 'red', ...tag('x', 'y') })).status).toBe(200);
    });

    it('cannot stand twice by case, nor begin with aws:', async () => {
      expect((await root('CreateUser', { UserName: 't4', ...tag('Team', 'a'), ...tag('team', 'b', 2) })).code).toBe(
        'InvalidInput',
      );
      expect((await root('CreateUser', { UserName: 't5', ...tag('aws:x', 'a') })).status).toBe(400);
      expect((await root('CreateUser', { UserName: 't6', ...tag('AWS:x', 'a') })).status).toBe(400);
    });

    it('that guard oneself can be kept from oneself', async () => {
      const self = await makeUser(root, server, 'tag-self', [
        ALL,
        deny('iam:ListUsers', '*', { StringEquals: { 'aws:PrincipalTag/quarantine': 'yes' } }),
        deny(['iam:TagUser', 'iam:UntagUser'], '*', { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': ['quarantine'] } }),
      ]);
      await done(root('TagUser', { UserName: 'tag-self', ...tag('quarantine', 'yes') }));
      expect((await self('ListUsers')).code).toBe('AccessDenied');
      expect((await self('UntagUser', { UserName: 'tag-self', 'TagKeys.member.1': 'quarantine' })).code).toBe('AccessDenied');
      expect((await self('TagUser', { UserName: 'tag-self', ...tag('quarantine', 'no') })).code).toBe('AccessDenied');
      // A tag's key is one key in any case, and `aws:TagKeys` says it as it was written: a Deny must ignore the case, as in AWS.
      for (const key of ['Quarantine', 'QUARANTINE']) {
        await self('TagUser', { UserName: 'tag-self', ...tag(key, 'no') });
        await self('UntagUser', { UserName: 'tag-self', 'TagKeys.member.1': key });
        expect((await self('ListUsers')).code, key).toBe('AccessDenied');
      }
    });
  });

  describe('another account', () => {
    let admin: Client;
    let foreignPolicy: string;
    beforeAll(async () => {
      admin = await makeUser(root, server, 'cross', [ALL]);
      await makeUser(other, server, 'theirs', [ALL]);
      await done(other('CreateGroup', { GroupName: 'theirs' }));
      const { body } = await done(other('CreatePolicy', { PolicyName: 'theirs', PolicyDocument: policy([ALL]) }));
      foreignPolicy = member(body, 'Arn');
    });

    it('C4: has users, groups, policies and keys that do not exist here', async () => {
      for (const client of [root, admin]) {
        expect((await client('GetUser', { UserName: 'theirs' })).code).toBe('NoSuchEntity');
        expect((await client('CreateAccessKey', { UserName: 'theirs' })).code).toBe('NoSuchEntity');
        expect((await client('GetGroup', { GroupName: 'theirs' })).code).toBe('NoSuchEntity');
        expect((await client('DeleteUser', { UserName: 'theirs' })).code).toBe('NoSuchEntity');
        expect((await client('ListUsers')).body).not.toContain('theirs');
        expect((await client('ListGroups')).body).not.toContain('theirs');
        expect((await client('ListPolicies', { Scope: 'Local' })).body).not.toContain('theirs');
        expect((await client('LookupAuditRecords', {}, { service: 'countersign' })).body).not.toContain(otherAccount);
      }
      expect((await other('ListUsers')).body).not.toContain('cross');
    });

    it('has policies that no call from here reaches, by whatever ARN', async () => {
      const calls: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
        ['GetPolicy', {}],
        ['DeletePolicy', {}],
        ['GetPolicyVersion', { VersionId: 'v1' }],
        ['ListPolicyVersions', {}],
        ['CreatePolicyVersion', { PolicyDocument: policy([deny('*')]), SetAsDefault: 'true' }],
        ['SetDefaultPolicyVersion', { VersionId: 'v1' }],
        ['ListEntitiesForPolicy', {}],
        ['ListPolicyTags', {}],
        ['TagPolicy', { 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': 'b' }],
        ['AttachUserPolicy', { UserName: 'cross' }],
        ['AttachGroupPolicy', { GroupName: 'matrix' }],
      ];
      for (const client of [root, admin]) {
        for (const [name, input] of calls) {
          const answer = await client(name, { ...input, PolicyArn: foreignPolicy });
          expect(['AccessDenied', 'NoSuchEntity'], `${name} ${answer.body}`).toContain(answer.code);
        }
        const bounded = await client('PutUserPermissionsBoundary', { UserName: 'cross', PermissionsBoundary: foreignPolicy });
        expect(['AccessDenied', 'NoSuchEntity']).toContain(bounded.code);
      }
      expect((await done(other('GetPolicy', { PolicyArn: foreignPolicy }))).body).toContain(
        '<DefaultVersionId>v1</DefaultVersionId>',
      );
    });

    it('has keys of which a stranger learns nothing but the account they encode', async () => {
      const { accessKeyId } = other.keys;
      expect((await root('GetAccessKeyLastUsed', { AccessKeyId: accessKeyId })).code).toBe('AccessDenied');
      expect((await root('DeleteAccessKey', { AccessKeyId: accessKeyId })).code).toBe('NoSuchEntity');
      expect((await root('UpdateAccessKey', { AccessKeyId: accessKeyId, Status: 'Inactive' })).code).toBe('NoSuchEntity');
      expect((await other('ListUsers')).status).toBe(200);
    });

    it('B16: has markers that are good for nobody else', async () => {
      for (const UserName of ['p1', 'p2']) await done(other('CreateUser', { UserName }));
      const marker = member((await done(other('ListUsers', { MaxItems: '1' }))).body, 'Marker');
      expect(marker).not.toBe('');
      expect((await root('ListUsers', { MaxItems: '1', Marker: marker })).code).toBe('ValidationError');
      const trail = await done(other('LookupAuditRecords', { MaxItems: '1' }, { service: 'countersign' }));
      const answer = await root(
        'LookupAuditRecords',
        { MaxItems: '1', Marker: member(trail.body, 'Marker') },
        { service: 'countersign' },
      );
      expect(answer.code).toBe('ValidationError');
    });

    it('has refusals that are explained to it alone', async () => {
      const refused = await (await makeUser(other, server, 'refused'))('ListUsers');
      const RequestId = member(refused.body, 'RequestId');
      expect((await root('ExplainRequest', { RequestId }, { service: 'countersign' })).code).toBe('NoSuchEntity');
      expect((await other('ExplainRequest', { RequestId }, { service: 'countersign' })).status).toBe(200);
    });

    it('is not entered by an ARN in a name', async () => {
      for (const UserName of [user('theirs', otherAccount), `../${otherAccount}/theirs`, `${otherAccount}:theirs`]) {
        expect((await root('GetUser', { UserName })).status, UserName).toBe(400);
      }
    });
  });

  describe('C4: an answer that is remembered', () => {
    it('is told to its own account only, as it is now, and each time under its own request id', async () => {
      const ids = new Set<string>();
      for (let round = 0; round < 5; round++) {
        const UserName = `remembered-${round}`;
        await done(root('CreateUser', { UserName }));
        const [here, again, there] = await Promise.all([root('ListUsers'), root('ListUsers'), other('ListUsers')]);
        expect(here.body).toContain(UserName);
        expect(there.body).not.toContain('remembered');
        for (const { body, head } of [here, again, there]) {
          ids.add(member(body, 'RequestId'));
          expect(head.toLowerCase()).toContain(`x-amzn-requestid: ${member(body, 'RequestId')}`);
        }
        await done(root('DeleteUser', { UserName }));
        expect((await root('ListUsers')).body).not.toContain(UserName);
      }
      expect(ids.size).toBe(15);
    });

    it('is not told to a caller who may not ask, however often others did', async () => {
      const barred = await makeUser(root, server, 'no-lists');
      await done(root('ListUsers'));
      expect((await barred('ListUsers')).code).toBe('AccessDenied');
    });
  });

  describe('C9, C14: names', () => {
    it('that come again are another user: keys, policies and groups of the first are gone', async () => {
      const first = await makeUser(root, server, 'phoenix', [ALL]);
      await done(root('DeleteAccessKey', { UserName: 'phoenix', AccessKeyId: first.keys.accessKeyId }));
      await done(root('DeleteUserPolicy', { UserName: 'phoenix', PolicyName: 'own' }));
      await done(root('DeleteUser', { UserName: 'phoenix' }));
      const second = await makeUser(root, server, 'phoenix');
      expect((await first('ListUsers')).code).toBe('InvalidClientTokenId');
      expect((await second('ListUsers')).code).toBe('AccessDenied');
    });

    it('are one name in any case', async () => {
      await done(root('CreateUser', { UserName: 'Casey' }));
      for (const UserName of ['casey', 'CASEY', 'cASEY']) {
        expect((await root('CreateUser', { UserName, Path: '/other/' })).code).toBe('EntityAlreadyExists');
      }
      await done(root('CreateUser', { UserName: 'dana' }));
      expect((await root('UpdateUser', { UserName: 'dana', NewUserName: 'CASEY' })).code).toBe('EntityAlreadyExists');
      await done(root('CreateGroup', { GroupName: 'Casey' }));
      expect((await root('CreateGroup', { GroupName: 'casey' })).code).toBe('EntityAlreadyExists');
      expect((await root('CreatePolicy', { PolicyName: 'MATRIX', PolicyDocument: policy([ALL]) })).code).toBe(
        'EntityAlreadyExists',
      );
    });

    it('in another case meet the same policy: a Deny on the real ARN holds', async () => {
      const caller = await makeUser(root, server, 'caser', [ALL, deny('iam:*', user('Casey'))]);
      for (const UserName of ['Casey', 'casey', 'CASEY']) {
        expect((await caller('DeleteUser', { UserName })).code, UserName).toBe('AccessDenied');
        expect((await caller('CreateAccessKey', { UserName })).code, UserName).toBe('AccessDenied');
      }
      expect((await caller('UpdateUser', { UserName: 'dana', NewUserName: 'casey' })).status).not.toBe(200);
    });

    it('of the path count: a user is reached by its real one', async () => {
      await done(root('CreateUser', { UserName: 'boss', Path: '/bosses/' }));
      const caller = await makeUser(root, server, 'pather', [allow('iam:*', user('*')), deny('iam:*', user('bosses/*'))]);
      expect((await caller('CreateAccessKey', { UserName: 'boss' })).code).toBe('AccessDenied');
      expect((await caller('CreateUser', { UserName: 'new', Path: '/bosses/' })).code).toBe('AccessDenied');
      await done(root('CreateUser', { UserName: 'clerk' }));
      const moved = await caller('UpdateUser', { UserName: 'clerk', NewPath: '/bosses/' });
      expect(moved.code).toBe('AccessDenied');
      const out = await caller('UpdateUser', { UserName: 'boss', NewPath: '/' });
      expect(out.code).toBe('AccessDenied');
    });
  });

  describe('C16: versions of a policy', () => {
    it('are five at most, and an old one is given back its power by nobody who may not', async () => {
      const { body } = await done(root('CreatePolicy', { PolicyName: 'versions', PolicyDocument: policy([ALL]) }));
      const PolicyArn = member(body, 'Arn');
      await done(root('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy([allow('iam:List*')]), SetAsDefault: 'true' }));
      const holder = await makeUser(root, server, 'versioned', [allow('iam:CreatePolicyVersion', PolicyArn)]);
      await done(root('AttachUserPolicy', { UserName: 'versioned', PolicyArn }));
      expect((await holder('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' })).code).toBe('AccessDenied');
      expect((await holder('CreateUser', { UserName: 'never' })).code).toBe('AccessDenied');
      for (let i = 0; i < 3; i++) await done(holder('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy([ALL]) }));
      expect((await holder('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy([ALL]) })).code).toBe('LimitExceeded');
      expect((await holder('CreateUser', { UserName: 'never' })).code).toBe('AccessDenied'); // none is the default
      expect((await root('DeletePolicyVersion', { PolicyArn, VersionId: 'v2' })).code).toBe('DeleteConflict');
    });
  });

  describe('C13: races', () => {
    const oks = (answers: readonly Answer[]): number => answers.filter(({ status }) => status === 200).length;
    const all = (count: number, call: (at: number) => Promise<Answer>): Promise<Answer[]> =>
      Promise.all(Array.from({ length: count }, (_, at) => call(at)));

    it('a hundred keys at once are two', async () => {
      await done(root('CreateUser', { UserName: 'race-keys' }));
      const answers = await all(100, () => root('CreateAccessKey', { UserName: 'race-keys' }));
      expect(oks(answers)).toBe(2);
      expect(answers.filter(({ code }) => code === 'LimitExceeded')).toHaveLength(98);
      expect((await done(root('ListAccessKeys', { UserName: 'race-keys' }))).body.split('<AccessKeyId>')).toHaveLength(3);
    });

    it('a hundred groups at once are ten', async () => {
      await done(root('CreateUser', { UserName: 'race-groups' }));
      await all(30, (at) => done(root('CreateGroup', { GroupName: `race-${at}` })));
      const answers = await all(30, (at) => root('AddUserToGroup', { GroupName: `race-${at}`, UserName: 'race-groups' }));
      expect(oks(answers)).toBe(10);
      expect((await done(root('ListGroupsForUser', { UserName: 'race-groups' }))).body.split('<GroupName>')).toHaveLength(11);
    });

    it('a hundred versions at once are five', async () => {
      const { body } = await done(root('CreatePolicy', { PolicyName: 'race', PolicyDocument: policy([ALL]) }));
      const PolicyArn = member(body, 'Arn');
      const answers = await all(100, () =>
        root('CreatePolicyVersion', { PolicyArn, PolicyDocument: policy([ALL]), SetAsDefault: 'true' }),
      );
      expect(oks(answers)).toBe(4);
      const versions = (await done(root('ListPolicyVersions', { PolicyArn }))).body;
      expect(versions.split('<VersionId>')).toHaveLength(6);
      expect(versions.split('<IsDefaultVersion>true')).toHaveLength(2);
    });

    it('a hundred users of one name at once are one', async () => {
      const answers = await all(100, (at) => root('CreateUser', { UserName: at % 2 ? 'race-name' : 'RACE-NAME' }));
      expect(oks(answers)).toBe(1);
    });

    it('a hundred attachments at once are ten', async () => {
      await done(root('CreateUser', { UserName: 'race-attach' }));
      const arns = await Promise.all(
        Array.from({ length: 20 }, async (_, at) =>
          member((await done(root('CreatePolicy', { PolicyName: `race-p${at}`, PolicyDocument: policy([ALL]) }))).body, 'Arn'),
        ),
      );
      const answers = await all(100, (at) =>
        root('AttachUserPolicy', { UserName: 'race-attach', PolicyArn: arns[at % 20] ?? '' }),
      );
      const attached = (await done(root('ListAttachedUserPolicies', { UserName: 'race-attach' }))).body;
      expect(attached.split('<PolicyArn>')).toHaveLength(11);
      expect(oks(answers)).toBe(50); // each of the ten that are on, five times
    });

    it('a user is deleted or gets a key, never both', async () => {
      for (let round = 0; round < 25; round++) {
        const UserName = `race-delete-${round}`;
        await done(root('CreateUser', { UserName }));
        const calls = [() => root('DeleteUser', { UserName }), () => root('CreateAccessKey', { UserName })];
        const order = round % 2 ? calls : calls.toReversed();
        const [a, b] = await Promise.all(order.map((call) => call()));
        const created = round % 2 ? b : a;
        const removed = round % 2 ? a : b;
        expect([created?.status, removed?.status].filter((status) => status === 200)).toHaveLength(1);
        if (created?.status !== 200) continue;
        expect(removed?.code).toBe('DeleteConflict');
        await done(root('DeleteAccessKey', { UserName, AccessKeyId: member(created.body, 'AccessKeyId') }));
        await done(root('DeleteUser', { UserName }));
      }
    });

    it('a policy is deleted or attached, never both', async () => {
      await done(root('CreateUser', { UserName: 'race-policy' }));
      for (let round = 0; round < 25; round++) {
        const { body } = await done(root('CreatePolicy', { PolicyName: `race-d${round}`, PolicyDocument: policy([ALL]) }));
        const PolicyArn = member(body, 'Arn');
        const [removed, attached] = await Promise.all([
          root('DeletePolicy', { PolicyArn }),
          root('AttachUserPolicy', { UserName: 'race-policy', PolicyArn }),
        ]);
        expect([removed.status, attached.status].filter((status) => status === 200)).toHaveLength(1);
        if (attached.status === 200) await done(root('DetachUserPolicy', { UserName: 'race-policy', PolicyArn }));
      }
    });

    it('a right that is taken lets no change through that was sent after it', async () => {
      const caller = await makeUser(root, server, 'race-right', [ALL]);
      for (let round = 0; round < 10; round++) {
        const PolicyDocument = policy([ALL]);
        const taken = root('DeleteUserPolicy', { UserName: 'race-right', PolicyName: 'own' });
        const during = all(10, (at) => caller('CreateUser', { UserName: `during-${round}-${at}` }));
        await taken;
        const after = await all(5, (at) => caller('CreateUser', { UserName: `after-${round}-${at}` }));
        expect(oks(after)).toBe(0);
        await during;
        await done(root('PutUserPolicy', { UserName: 'race-right', PolicyName: 'own', PolicyDocument }));
      }
    });
  });

  describe('C11, C12: root', () => {
    it('is bound by no policy, and its key is not taken by mistake of others', async () => {
      const admin = await makeUser(root, server, 'root-hunter', [ALL]);
      for (const name of ['DeleteAccessKey', 'UpdateAccessKey']) {
        const input = { AccessKeyId: server.root.accessKeyId, ...(name === 'UpdateAccessKey' ? { Status: 'Inactive' } : {}) };
        expect((await admin(name, input)).code).toBe('NoSuchEntity');
      }
      expect((await root('GetUser')).status).toBe(200);
    });
  });

  describe('C4, C20: secrets', () => {
    it('leave the server once, in the answer that made them', async () => {
      const caller = await makeUser(root, server, 'secretive', [ALL]);
      const secrets = [caller.keys.secretAccessKey, server.root.secretAccessKey];
      const bodies: string[] = [];
      for (const key of operations.keys()) {
        const [service = '', name = ''] = key.split(':');
        if (/^(Get|List|Lookup|Explain)/.test(name))
          bodies.push((await root(name, inputFor(name, service, 'secretive'), { service })).body);
      }
      bodies.push((await root('ListAccessKeys', { UserName: 'secretive' })).body);
      bodies.push(
        (await root('CreateUser', { UserName: caller.keys.secretAccessKey.replaceAll('/', '') })).body.replaceAll(
          /<(UserName|Arn)>.*?<\/\1>/g,
          '',
        ),
      );
      expect(bodies.length).toBeGreaterThan(20);
      for (const body of bodies) {
        expect(body).not.toContain('SecretAccessKey');
        for (const secret of secrets) expect(body.includes(secret)).toBe(false);
      }
    });

    it('are never a default', async () => {
    for (const [id, secret] of [['minioadmin', 'minioadmin'], ['test', 'test'], ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'], ['root', 'root'], ['rustfsadmin', 'rustfsadmin']] as const) {
      const answer = await clientOf(server, { accessKeyId: id, secretAccessKey: secret })('ListUsers');
      expect([answer.status, answer.code]).toEqual([403, 'InvalidClientTokenId']);
    }
    expect(server.root.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  }); // prettier-ignore
  });

  test('after all of this the trail is whole', async () => {
    const env = { COUNTERSIGN_DATA_DIR: server.dataDir, COUNTERSIGN_LOG_LEVEL: 'silent', ...(await settings()) };
    const door = await operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: tmpdir() }));
    expect(await door.auditVerify()).toMatchObject({ ok: true });
    await door.close();
  });
}
