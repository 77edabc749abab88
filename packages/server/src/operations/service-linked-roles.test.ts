import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRoleToInstanceProfile } from './iam/add-role-to-instance-profile.ts';
import { attachRolePolicy } from './iam/attach-role-policy.ts';
import { createInstanceProfile } from './iam/create-instance-profile.ts';
import { createRole } from './iam/create-role.ts';
import { createServiceLinkedRole } from './iam/create-service-linked-role.ts';
import { deleteRole } from './iam/delete-role.ts';
import { deleteRolePermissionsBoundary } from './iam/delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from './iam/delete-role-policy.ts';
import { deleteServiceLinkedRole } from './iam/delete-service-linked-role.ts';
import { detachRolePolicy } from './iam/detach-role-policy.ts';
import { getRole } from './iam/get-role.ts';
import { getServiceLinkedRoleDeletionStatus } from './iam/get-service-linked-role-deletion-status.ts';
import { listAttachedRolePolicies } from './iam/list-attached-role-policies.ts';
import { putRolePermissionsBoundary } from './iam/put-role-permissions-boundary.ts';
import { putRolePolicy } from './iam/put-role-policy.ts';
import { tagRole } from './iam/tag-role.ts';
import { updateAssumeRolePolicy } from './iam/update-assume-role-policy.ts';
import { updateRole } from './iam/update-role.ts';
import { SERVICE_LINKED_ROLES } from './service-linked-roles.data.ts';
import { serviceLinkedRole } from './service-linked-role.ts';
import { awsManagedPolicies } from './managed-policies.ts';
import { ACCOUNT, openTestRig, type TestRig } from './test-rig.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const RoleName = 'AWSServiceRoleForBatch';
const PolicyArn = 'arn:aws:iam::aws:policy/aws-service-role/BatchServiceRolePolicy';
const ALLOW = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const TRUST = '{"Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}';
const make = (AWSServiceName = 'batch.amazonaws.com', more: object = {}) =>
  rig.run(createServiceLinkedRole, { AWSServiceName, ...more });

describe('the catalogue', () => {
  it('has policies that AWS publishes, and no name twice', () => {
    const managed = awsManagedPolicies();
    const roles = Object.keys(SERVICE_LINKED_ROLES).map((service) => serviceLinkedRole(service, undefined));
    expect(roles.filter(({ policyArn }) => managed.document(policyArn) === undefined)).toEqual([]);
    expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length);
    expect(roles.every(({ name }) => /^[\w+=,.@-]{1,64}$/.test(name))).toBe(true);
  });
});

describe('CreateServiceLinkedRole', () => {
  it('makes the role of the service with its policy', async () => {
    const Arn = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/batch.amazonaws.com/${RoleName}`;
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Action: ['sts:AssumeRole'], Principal: { Service: ['batch.amazonaws.com'] }, Effect: 'Allow' }],
    };
    expect(await make(undefined, { Description: 'd' })).toEqual({
      Role: {
        Path: '/aws-service-role/batch.amazonaws.com/',
        RoleName,
        RoleId: expect.stringMatching(/^AROA/) as unknown,
        Arn,
        CreateDate: rig.now,
        AssumeRolePolicyDocument: JSON.stringify(trust),
      },
    });
    expect((await rig.run(getRole, { RoleName })).Role).toMatchObject({ Arn, Description: 'd', MaxSessionDuration: 3600 });
    expect((await rig.run(listAttachedRolePolicies, { RoleName })).AttachedPolicies).toEqual([
      { PolicyName: 'BatchServiceRolePolicy', PolicyArn },
    ]);
  });

  it('makes it once', async () => {
    await make();
    await expect(make()).rejects.toMatchObject({
      code: 'InvalidInput',
      message: `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
    });
  });

  it('puts a suffix behind the name where the service takes one', async () => {
    const { Role } = await make('autoscaling.amazonaws.com', { CustomSuffix: 'blue' });
    expect(Role?.RoleName).toBe('AWSServiceRoleForAutoScaling_blue');
    await expect(make('batch.amazonaws.com', { CustomSuffix: 'blue' })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Custom suffix is not allowed for batch.amazonaws.com',
    });
    const room = 64 - 'AWSServiceRoleForAutoScaling_'.length;
    await make('autoscaling.amazonaws.com', { CustomSuffix: 'x'.repeat(room) });
    const tooLong = make('autoscaling.amazonaws.com', { CustomSuffix: 'x'.repeat(room + 1) });
    await expect(tooLong).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it.each(['nothing.amazonaws.com', 'Batch.amazonaws.com', 'toString'])('knows no service %s', async (service) => {
    await expect(make(service)).rejects.toMatchObject({ code: 'InvalidInput' });
    await expect(rig.targets(createServiceLinkedRole, { AWSServiceName: service })).rejects.toMatchObject({
      code: 'InvalidInput',
    });
  });

  it('acts on the role that it makes, with the service as a condition key', async () => {
    expect(await rig.targets(createServiceLinkedRole, { AWSServiceName: 'batch.amazonaws.com' })).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/batch.amazonaws.com/${RoleName}`,
        context: { 'iam:AWSServiceName': 'batch.amazonaws.com' },
      },
    ]);
  });
});

describe('a service-linked role', () => {
  it('can be changed by nobody', async () => {
    await make();
    const InstanceProfileName = 'p';
    await rig.run(createInstanceProfile, { InstanceProfileName });
    const calls = [
      () => rig.run(deleteRole, { RoleName }),
      () => rig.run(updateAssumeRolePolicy, { RoleName, PolicyDocument: TRUST }),
      () => rig.run(updateRole, { RoleName, MaxSessionDuration: 7200 }),
      () => rig.run(attachRolePolicy, { RoleName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
      () => rig.run(detachRolePolicy, { RoleName, PolicyArn }),
      () => rig.run(putRolePolicy, { RoleName, PolicyName: 'p', PolicyDocument: ALLOW }),
      () => rig.run(deleteRolePolicy, { RoleName, PolicyName: 'p' }),
      () => rig.run(putRolePermissionsBoundary, { RoleName, PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
      () => rig.run(deleteRolePermissionsBoundary, { RoleName }),
      () => rig.run(addRoleToInstanceProfile, { RoleName, InstanceProfileName }),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        code: 'UnmodifiableEntity',
        message: `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
      });
    }
  });

  it('can get a description and tags', async () => {
    await make();
    await rig.run(updateRole, { RoleName, Description: 'mine' });
    await rig.run(tagRole, { RoleName, Tags: [{ Key: 'k', Value: 'v' }] });
    const { Role } = await rig.run(getRole, { RoleName });
    expect(Role).toMatchObject({ Description: 'mine', Tags: [{ Key: 'k', Value: 'v' }] });
  });
});

describe('DeleteServiceLinkedRole', () => {
  it('leaves a task that has succeeded, and nothing else', async () => {
    await make();
    await rig.run(tagRole, { RoleName, Tags: [{ Key: 'k', Value: 'v' }] });
    const { DeletionTaskId = '' } = await rig.run(deleteServiceLinkedRole, { RoleName });
    expect(DeletionTaskId).toMatch(
      /^task\/aws-service-role\/batch\.amazonaws\.com\/AWSServiceRoleForBatch\/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(await rig.run(getServiceLinkedRoleDeletionStatus, { DeletionTaskId })).toEqual({ Status: 'SUCCEEDED' });
    await expect(rig.run(getRole, { RoleName })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    const { read } = rig.store;
    expect(await read.selectFrom('attachments').selectAll().execute()).toEqual([]);
    expect(await read.selectFrom('tags').selectAll().execute()).toEqual([]);
    await make();
  });

  it('is about service-linked roles alone', async () => {
    await rig.run(createRole, { RoleName: 'mine', AssumeRolePolicyDocument: TRUST });
    for (const name of ['mine', 'nobody']) {
      await expect(rig.run(deleteServiceLinkedRole, { RoleName: name })).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `The role with name ${name} cannot be found.`,
      });
    }
  });

  it('is asked about on the role that it was about, for a day', async () => {
    await make();
    const { DeletionTaskId = '' } = await rig.run(deleteServiceLinkedRole, { RoleName });
    expect(await rig.targets(getServiceLinkedRoleDeletionStatus, { DeletionTaskId })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/batch.amazonaws.com/${RoleName}` },
    ]);
    const other = await rig.other('210987654321');
    const none = { code: 'NoSuchEntity' };
    await expect(rig.run(getServiceLinkedRoleDeletionStatus, { DeletionTaskId }, other)).rejects.toMatchObject(none);
    rig.now = new Date(rig.now.getTime() + 86_400_001);
    await make();
    await rig.run(deleteServiceLinkedRole, { RoleName });
    await expect(rig.run(getServiceLinkedRoleDeletionStatus, { DeletionTaskId })).rejects.toMatchObject(none);
  });
});
