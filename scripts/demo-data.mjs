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
  ListGroupsCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  TagUserCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { Secret, TOTP } from 'otpauth';

/** Of everybody who may sign in. `alice` may do everything, `emeka` little. */
export const PASSWORD = 'Quartz-Lantern-48!';

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

/** Whose key, what it is for, and the act in which it is made. */
const KEYS = [
  ['backup-agent', 'Nightly backup of the file server', 0],
  ['metrics-reader', 'Dashboard in the hall', 0],
  ['build-server', 'Old build machine', 0],
  ['chiara', 'Test bench', 0],
  ['build-server', 'Publishes releases', 1],
  ['bruno', 'Laptop', 1],
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
const FROM_HOME = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
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
 * The account's history. Each act plays so many days ago: the server and whoever calls it must have the clock of that day.
 *
 * @param {(credentials?: object) => IAMClient} client of root, unless told
 * @param {{ now: number, keys: Map<string, object> }} stage the time, in milliseconds, and the keys that were made
 */
export const ACTS = [
  { daysAgo: 143, play: foundAccount },
  { daysAgo: 24, play: growAccount },
  { daysAgo: 0, play: useAccount },
];

async function foundAccount(client, stage) {
  const iam = client();
  const send = (command) => iam.send(command);
  await send(new CreateAccountAliasCommand({ AccountAlias: 'harbour-works' }));
  await send(
    new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, RequireNumbers: true, PasswordReusePrevention: 5 }),
  );
  for (const [GroupName, policies] of Object.entries(GROUPS)) {
    await send(new CreateGroupCommand({ GroupName }));
    for (const name of policies)
      await send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: `arn:aws:iam::aws:policy/${name}` }));
  }
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'countersign:ExplainRequest', Resource: '*' }],
  });
  await send(new PutGroupPolicyCommand({ GroupName: 'Operators', PolicyName: 'SeeWhy', PolicyDocument }));
  await policy(send, 'WriteBackups', BACKUPS, 'Lets the backup agent add to the backups, and delete none');
  await addUsers(send, USERS);
  await addAuthenticator(send, 'greta', stage.now);
  await makeKeys(send, 0, stage);
}

async function growAccount(client, stage) {
  const send = (
    (iam) => (command) =>
      iam.send(command)
  )(client());
  const { Arn } = await policy(send, 'RequireSecondFactor', SECOND_FACTOR, 'Denies everything but setting up a second factor');
  await send(new AttachGroupPolicyCommand({ GroupName: 'Auditors', PolicyArn: Arn }));
  const PolicyArn = Arn.replace('RequireSecondFactor', 'WriteBackups');
  const PolicyDocument = JSON.stringify(BACKUPS_FROM_HOME, undefined, 2);
  await send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
  await send(new AttachUserPolicyCommand({ UserName: 'backup-agent', PolicyArn }));
  await addAuthenticator(send, 'bruno', stage.now);
  await makeKeys(send, 1, stage);
  for (const name of ['Old build machine', 'Test bench']) await use(client(stage.keys.get(name)));
  const { accessKeyId: AccessKeyId } = stage.keys.get('Old build machine');
  await send(new UpdateAccessKeyCommand({ UserName: 'build-server', AccessKeyId, Status: 'Inactive' }));
}

async function useAccount(client, stage) {
  for (const name of ['Nightly backup of the file server', 'Publishes releases', 'Laptop'])
    await use(client(stage.keys.get(name)));
}

async function addUsers(send, users) {
  for (const [UserName, Path, GroupName, mayEnter] of users) {
    const team = Path.replaceAll('/', '') || 'management';
    await send(new CreateUserCommand({ UserName, Path, Tags: [{ Key: 'team', Value: team }] }));
    if (GroupName) await send(new AddUserToGroupCommand({ GroupName, UserName }));
    if (mayEnter) await send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD }));
  }
}

async function policy(send, PolicyName, document, Description) {
  const PolicyDocument = JSON.stringify(document, undefined, 2);
  return (await send(new CreatePolicyCommand({ PolicyName, PolicyDocument, Description }))).Policy;
}

async function makeKeys(send, wanted, { keys }) {
  for (const [UserName, Description, act] of KEYS) {
    if (act !== wanted) continue;
    const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }));
    await send(new TagUserCommand({ UserName, Tags: [{ Key: AccessKey.AccessKeyId, Value: Description }] }));
    keys.set(Description, { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey });
  }
}

async function addAuthenticator(send, UserName, now) {
  const { VirtualMFADevice } = await send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `${UserName}-phone` }));
  const secret = Secret.fromBase32(Buffer.from(VirtualMFADevice.Base32StringSeed).toString());
  const code = (timestamp) => new TOTP({ secret }).generate({ timestamp });
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
