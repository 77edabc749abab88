// Makes a user with an access key, uses the key, and takes it away again. See README.md.
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const here = { endpoint: process.env.AWS_ENDPOINT_URL ?? 'http://127.0.0.1:8484', region: process.env.AWS_REGION ?? 'us-east-1' };
const UserName = 'first-key-demo';
const PolicyName = 'read-myself';
const codeOf = (promise) =>
  promise.then(
    () => 'allowed',
    (error) => error.name,
  );

const admin = new IAMClient(here); // the credentials come from the environment or a profile, as with AWS
const { User } = await admin.send(new CreateUserCommand({ UserName }));
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: User.Arn }] };
await admin.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument: JSON.stringify(policy) }));
const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName }));
console.log(`made user ${UserName} with key ${AccessKey.AccessKeyId}`);

const credentials = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
const iam = new IAMClient({ ...here, credentials });
const { Arn } = await new STSClient({ ...here, credentials }).send(new GetCallerIdentityCommand({}));
console.log(`the key is ${Arn}`);
console.log(`it may read itself: ${(await iam.send(new GetUserCommand({}))).User.UserName}`);
console.log(`it may not make users: ${await codeOf(iam.send(new CreateUserCommand({ UserName: 'another' })))}`);

await admin.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey.AccessKeyId }));
console.log(`deleted the key; now it is refused: ${await codeOf(iam.send(new GetUserCommand({})))}`);
await admin.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
await admin.send(new DeleteUserCommand({ UserName }));
console.log('removed the user');
