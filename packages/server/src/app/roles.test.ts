import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  DeleteUserPolicyCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  ListInstanceProfileTagsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  paginateListRoles,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  TagRoleCommand,
  UntagInstanceProfileCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
  waitUntilInstanceProfileExists,
  waitUntilRoleExists,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleOperations } from '../operations/table-roles.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const ALLOW = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

let server: TestServer;
let user: IAMClient;
beforeAll(async () => {
  server = await startTestServer();
  const root = server.iam();
  await root.send(new CreateUserCommand({ UserName: 'eve' }));
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: 'eve' }));
  user = server.iam({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' });
});
afterAll(() => server.stop());

/** What eve may do, and nothing else. */
async function grant(...statements: readonly object[]): Promise<void> {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Resource: '*', ...statement })),
  });
  await server.iam().send(new PutUserPolicyCommand({ UserName: 'eve', PolicyName: 'p', PolicyDocument }));
}

const RoleName = 'r';
const InstanceProfileName = 'p';
const linked = 'AWSServiceRoleForBatch';
let DeletionTaskId: string | undefined;
const task = (): string => DeletionTaskId ?? 'task/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch/none';

/** Every operation on roles, in an order in which each of them succeeds. */
const CALLS: readonly (readonly [action: string, send: (iam: IAMClient) => Promise<unknown>])[] = [
  ['CreateRole', (iam) => iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }))],
  ['GetRole', (iam) => iam.send(new GetRoleCommand({ RoleName }))],
  ['ListRoles', (iam) => iam.send(new ListRolesCommand({}))],
  ['UpdateRole', (iam) => iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }))],
  ['UpdateRoleDescription', (iam) => iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: 'd' }))],
  ['UpdateAssumeRolePolicy', (iam) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: TRUST }))],
  ['AttachRolePolicy', (iam) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))],
  ['ListAttachedRolePolicies', (iam) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))],
  ['DetachRolePolicy', (iam) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))],
  ['PutRolePolicy', (iam) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'i', PolicyDocument: ALLOW }))],
  ['GetRolePolicy', (iam) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'i' }))],
  ['ListRolePolicies', (iam) => iam.send(new ListRolePoliciesCommand({ RoleName }))],
  ['DeleteRolePolicy', (iam) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'i' }))],
  [
    'PutRolePermissionsBoundary',
    (iam) => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: PolicyArn })),
  ],
  ['DeleteRolePermissionsBoundary', (iam) => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))],
  ['TagRole', (iam) => iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'k', Value: 'v' }] }))],
  ['ListRoleTags', (iam) => iam.send(new ListRoleTagsCommand({ RoleName }))],
  ['UntagRole', (iam) => iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['k'] }))],
  ['CreateInstanceProfile', (iam) => iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }))],
  ['GetInstanceProfile', (iam) => iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))],
  ['ListInstanceProfiles', (iam) => iam.send(new ListInstanceProfilesCommand({}))],
  [
    'TagInstanceProfile',
    (iam) => iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags: [{ Key: 'k', Value: 'v' }] })),
  ],
  ['ListInstanceProfileTags', (iam) => iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName }))],
  ['UntagInstanceProfile', (iam) => iam.send(new UntagInstanceProfileCommand({ InstanceProfileName, TagKeys: ['k'] }))],
  ['AddRoleToInstanceProfile', (iam) => iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }))],
  ['ListInstanceProfilesForRole', (iam) => iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }))],
  [
    'RemoveRoleFromInstanceProfile',
    (iam) => iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName })),
  ],
  ['DeleteInstanceProfile', (iam) => iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }))],
  ['DeleteRole', (iam) => iam.send(new DeleteRoleCommand({ RoleName }))],
  ['CreateServiceLinkedRole', (iam) => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'batch.amazonaws.com' }))],
  [
    'DeleteServiceLinkedRole',
    async (iam) => {
      ({ DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: linked })));
    },
  ],
  [
    'GetServiceLinkedRoleDeletionStatus',
    (iam) => iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: task() })),
  ],
];

it('every operation on roles is called below', () => {
  expect(CALLS.map(([action]) => `iam:${action}`).toSorted()).toEqual(Object.keys(roleOperations).toSorted());
});

describe.sequential('whoever may do everything but', () => {
  it.each(CALLS)('%s is refused it, and whoever may do it alone is not', async (action, send) => {
    const passing = action === 'AddRoleToInstanceProfile' ? ['iam:PassRole'] : [];
    await grant({ Effect: 'Allow', Action: '*' }, { Effect: 'Deny', Action: `iam:${action}` });
    await expect(send(user)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(`is not authorized to perform: iam:${action} on resource: `) as unknown,
    });
    await grant({ Effect: 'Allow', Action: [`iam:${action}`, ...passing] });
    await expect(send(user)).resolves.not.toThrow();
  });
});

const add = () => user.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'web' }));

describe('the permission to pass a role', () => {
  it('can be bound to EC2, and without it no role gets into an instance profile', async () => {
    const root = server.iam();
    const { Role } = await root.send(new CreateRoleCommand({ RoleName: 'web', Path: '/w/', AssumeRolePolicyDocument: TRUST }));
    await root.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }));
    const adding = { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile' };
    const passing = (service: string) => ({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: Role?.Arn,
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    });
    for (const statements of [[adding], [adding, passing('lambda.amazonaws.com')]]) {
      await grant(...statements);
      await expect(add()).rejects.toMatchObject({
        name: 'AccessDenied',
        message: expect.stringContaining(
          `is not authorized to perform: iam:PassRole on resource: ${Role?.Arn} because`,
        ) as unknown,
      });
    }
    await grant(adding, passing('ec2.amazonaws.com'));
    await expect(add()).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });
});

describe('the JS SDK', () => {
  it('gets the documents percent-encoded, and the rest as it was sent', async () => {
    const iam = server.iam();
    const { Arn } = (await iam.send(new CreateUserCommand({ UserName: 'trusted', Path: '/t/' }))).User ?? {};
    const trust = TRUST.replace('{"Service":"ec2.amazonaws.com"}', `{ "AWS" : ["${Arn}"] }`);
    const input = { RoleName: 'wired', AssumeRolePolicyDocument: trust, MaxSessionDuration: 3600, Description: 'ä & <b>' };
    await iam.send(new CreateRoleCommand({ ...input, Tags: [{ Key: 'k', Value: '' }] }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'wired' }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust);
    expect(Role?.AssumeRolePolicyDocument).not.toContain('{');
    expect(Role).toMatchObject({
      Description: 'ä & <b>',
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
      Tags: [{ Key: 'k', Value: '' }],
    });
  });

  it.each([3599, 43_201])('is refused sessions of %d seconds', async (MaxSessionDuration) => {
    const call = server.iam().send(new UpdateRoleCommand({ RoleName: 'wired', MaxSessionDuration }));
    await expect(call).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('waits and pages', async () => {
    const iam = server.iam();
    const seconds = { client: iam, maxWaitTime: 10 };
    for (const name of ['a', 'b', 'c']) {
      await iam.send(new CreateRoleCommand({ RoleName: name, Path: '/page/', AssumeRolePolicyDocument: TRUST }));
    }
    expect((await waitUntilRoleExists(seconds, { RoleName: 'a' })).state).toBe('SUCCESS');
    expect((await waitUntilInstanceProfileExists(seconds, { InstanceProfileName: 'web' })).state).toBe('SUCCESS');
    const names: (string | undefined)[] = [];
    for await (const { Roles = [] } of paginateListRoles({ client: iam, pageSize: 2 }, { PathPrefix: '/page/' })) {
      names.push(...Roles.map((role) => role.RoleName));
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('finds all of it again after a restart', async () => {
    await server.iam().send(new DeleteUserPolicyCommand({ UserName: 'eve', PolicyName: 'p' }));
    const before = await server.iam().send(new GetRoleCommand({ RoleName: 'wired' }));
    await server.restart();
    const after = await server.iam().send(new GetRoleCommand({ RoleName: 'wired' }));
    expect(after.Role).toEqual(before.Role);
  });
});
