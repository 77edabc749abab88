// The ceremony with the AWS SDK for JavaScript v3, by environment alone: AWS_ENDPOINT_URL, AWS_REGION, PREFIX, and the root key as
// AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';

const { PREFIX } = process.env;
const say = (name, value) => console.log(`${name}=${value}`);
const as = ({ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }) => {
  const credentials = { accessKeyId, secretAccessKey };
  return [new IAM({ credentials }), new STS({ credentials })];
};

/** Makes a call that must be refused; says its code, message and request id. */
async function refused(name, call) {
  try {
    await call();
    say(`${name}_code`, 'none: the call was answered');
  } catch (error) {
    say(`${name}_code`, error.Code ?? error.name);
    say(`${name}_message`, error.message);
    say(`${name}_request_id`, error.$metadata.requestId);
  }
}

// As root: an administrators' group, a user in it, a key.
const [root, rootSts] = [new IAM({}), new STS({})];
const identity = await rootSts.getCallerIdentity({});
say('root_arn', identity.Arn);
say('root_user_id', identity.UserId);
await root.createGroup({ GroupName: `${PREFIX}-admins` });
await root.attachGroupPolicy({ GroupName: `${PREFIX}-admins`, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
await root.createUser({ UserName: `${PREFIX}-alice` });
await root.addUserToGroup({ GroupName: `${PREFIX}-admins`, UserName: `${PREFIX}-alice` });
const { AccessKey: alice } = await root.createAccessKey({ UserName: `${PREFIX}-alice` });
say('alice_key', alice.AccessKeyId);
say('alice_secret', alice.SecretAccessKey);

// As alice: another user, without any permission.
const [iam, sts] = as(alice);
say('alice_arn', (await sts.getCallerIdentity({})).Arn);
say('bob_arn', (await iam.createUser({ UserName: `${PREFIX}-bob` })).User.Arn);
const { AccessKey: bob } = await iam.createAccessKey({ UserName: `${PREFIX}-bob` });
say('bob_key', bob.AccessKeyId);
say('bob_secret', bob.SecretAccessKey);

// As bob: refused, and with a wrong secret not known.
const [bobsIam, bobsSts] = as(bob);
await refused('denied', () => bobsIam.createUser({ UserName: `${PREFIX}-carol` }));
const [wrong] = as({ ...bob, SecretAccessKey: `${bob.SecretAccessKey}x` });
await refused('mismatch', () => wrong.listUsers({}));

// As alice: what bob's key did last; then it is switched off, which holds at once.
const { AccessKeyLastUsed: used } = await iam.getAccessKeyLastUsed({ AccessKeyId: bob.AccessKeyId });
say('last_used', `${used.ServiceName} ${used.Region}`);
await iam.updateAccessKey({ UserName: `${PREFIX}-bob`, AccessKeyId: bob.AccessKeyId, Status: 'Inactive' });
await refused('inactive', () => bobsSts.getCallerIdentity({}));
