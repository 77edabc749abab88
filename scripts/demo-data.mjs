// An account as it might be: who works in it, what they may do, and what happened. For the screenshots, and for nothing else.
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  IAMClient,
  ListGroupsCommand,
  ListUsersCommand,
  TagUserCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { Secret, TOTP } from 'otpauth';

/** Whom the screenshots are taken as; may do everything. */
export const ADMINISTRATOR = { userName: 'alice', password: 'Quartz-Lantern-48!' };

const GROUPS = {
  Administrators: ['AdministratorAccess'],
  Auditors: ['SecurityAudit', 'ReadOnlyAccess'],
  Developers: ['PowerUserAccess', 'IAMUserChangePassword'],
  Operators: ['AmazonS3FullAccess', 'CloudWatchReadOnlyAccess'],
};

/** User, path, group, and whether it may sign in. */
const USERS = [
  ['alice', '/', 'Administrators', true],
  ['bruno', '/engineering/', 'Developers', true],
  ['chiara', '/engineering/', 'Developers', true],
  ['dmitri', '/engineering/', 'Developers', true],
  ['emeka', '/operations/', 'Operators', true],
  ['farah', '/operations/', 'Operators', true],
  ['greta', '/finance/', 'Auditors', true],
  ['backup-agent', '/services/', undefined, false],
  ['build-server', '/services/', undefined, false],
  ['metrics-reader', '/services/', undefined, false],
];

/** Whose key, what it is for, and whether it is still good. */
const KEYS = [
  ['backup-agent', 'Nightly backup of the file server', 'Active'],
  ['build-server', 'Publishes releases', 'Active'],
  ['build-server', 'Old build machine', 'Inactive'],
  ['metrics-reader', 'Dashboard in the hall', 'Active'],
  ['bruno', 'Laptop', 'Active'],
  ['chiara', 'Test bench', 'Active'],
];

const BACKUPS = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'WriteBackups',
      Effect: 'Allow',
      Action: ['s3:PutObject', 's3:AbortMultipartUpload'],
      Resource: 'arn:aws:s3:::backups/*',
    },
    { Sid: 'FindBackups', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::backups' },
  ],
};
const FROM_HOME = { IpAddress: { 'aws:SourceIp': '10.20.0.0/16' } };
const BACKUPS_FROM_HOME = { ...BACKUPS, Statement: BACKUPS.Statement.map((each) => ({ ...each, Condition: FROM_HOME })) };
const SECOND_FACTOR = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'NothingWithoutSecondFactor',
      Effect: 'Deny',
      NotAction: ['iam:ListMFADevices', 'iam:EnableMFADevice', 'iam:CreateVirtualMFADevice', 'iam:ChangePassword'],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ],
};

/**
 * Fills an empty account.
 *
 * @param {string} endpoint of the server
 * @param {{ accessKeyId: string, secretAccessKey: string }} root
 * @returns the account's id, and the ARN of a policy with two versions
 */
export async function fillAccount(endpoint, root) {
  const client = (credentials) => new IAMClient({ endpoint, region: 'us-east-1', credentials });
  const iam = client(root);
  const send = (command) => iam.send(command);
  const { User } = await send(new GetUserCommand({}));
  await send(new CreateAccountAliasCommand({ AccountAlias: 'harbour-works' }));
  await send(
    new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, RequireNumbers: true, PasswordReusePrevention: 5 }),
  );
  for (const [GroupName, policies] of Object.entries(GROUPS)) {
    await send(new CreateGroupCommand({ GroupName }));
    for (const name of policies)
      await send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: `arn:aws:iam::aws:policy/${name}` }));
  }
  for (const [UserName, Path, GroupName, mayEnter] of USERS) {
    const team = Path.replaceAll('/', '') || 'management';
    await send(new CreateUserCommand({ UserName, Path, Tags: [{ Key: 'team', Value: team }] }));
    if (GroupName) await send(new AddUserToGroupCommand({ GroupName, UserName }));
    if (mayEnter) await send(new CreateLoginProfileCommand({ UserName, Password: ADMINISTRATOR.password }));
  }
  const policy = async (PolicyName, document, Description) => {
    const PolicyDocument = JSON.stringify(document, undefined, 2);
    return (await send(new CreatePolicyCommand({ PolicyName, PolicyDocument, Description }))).Policy.Arn;
  };
  const backups = await policy('WriteBackups', BACKUPS, 'Lets the backup agent add to the backups, and delete none');
  await send(
    new CreatePolicyVersionCommand({
      PolicyArn: backups,
      PolicyDocument: JSON.stringify(BACKUPS_FROM_HOME, undefined, 2),
      SetAsDefault: true,
    }),
  );
  await send(new AttachUserPolicyCommand({ UserName: 'backup-agent', PolicyArn: backups }));
  const factor = await policy('RequireSecondFactor', SECOND_FACTOR, 'Denies everything but setting up a second factor');
  await send(new AttachGroupPolicyCommand({ GroupName: 'Auditors', PolicyArn: factor }));
  for (const UserName of ['bruno', 'greta']) await addAuthenticator(send, UserName);
  for (const [UserName, Description, Status] of KEYS) {
    const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }));
    await send(new TagUserCommand({ UserName, Tags: [{ Key: AccessKey.AccessKeyId, Value: Description }] }));
    if (Status === 'Active')
      await use(client({ accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }));
    else await send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: AccessKey.AccessKeyId, Status }));
  }
  return { accountId: User.UserId, policyArn: backups };
}

async function addAuthenticator(send, UserName) {
  const { VirtualMFADevice } = await send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `${UserName}-phone` }));
  const secret = Secret.fromBase32(Buffer.from(VirtualMFADevice.Base32StringSeed).toString());
  const code = (timestamp) => new TOTP({ secret }).generate({ timestamp });
  const now = Date.now();
  await send(
    new EnableMFADeviceCommand({
      UserName,
      SerialNumber: VirtualMFADevice.SerialNumber,
      AuthenticationCode1: code(now - 30_000),
      AuthenticationCode2: code(now),
    }),
  );
}

/** What programs do with their keys: something they may not, as often as not. */
async function use(iam) {
  for (const command of [new ListGroupsCommand({}), new ListUsersCommand({})]) {
    try {
      await iam.send(command);
    } catch (error) {
      if (error.name !== 'AccessDenied') throw error; // a refusal is what the audit log shall show
    }
  }
}
