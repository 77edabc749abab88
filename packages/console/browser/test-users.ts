import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Keys, TestServer } from '../../server/src/app/test-server.ts';

/** A user that a test made, with what it takes to be it. */
export interface TestUser {
  readonly userName: string;
  /** Undefined without console access. */
  readonly password: string | undefined;
  readonly keys: Keys | undefined;
}

/** What a user has from the start. */
export interface UserOptions {
  /** AWS managed policies by name, such as `AdministratorAccess`. */
  readonly managed?: readonly string[];
  /** Statements of an inline policy named `inline`. */
  readonly statements?: readonly object[];
  /** Whether it may sign in to the console; yes unless told. */
  readonly console?: boolean;
  /** Whether it has an access key; no unless told. */
  readonly key?: boolean;
  readonly path?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Good by the default password policy, and of nobody in particular. */
export const PASSWORD = 'Quartz-Lantern-48!';

/** Makes a user through the signed API, as root. */
export async function addUser(server: TestServer, userName: string, options: UserOptions = {}): Promise<TestUser> {
  const iam = server.iam();
  const Tags = Object.entries(options.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  await iam.send(new CreateUserCommand({ UserName: userName, Path: options.path, Tags }));
  for (const name of options.managed ?? [])
    await iam.send(new AttachUserPolicyCommand({ UserName: userName, PolicyArn: `arn:aws:iam::aws:policy/${name}` }));
  if (options.statements) {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: options.statements });
    await iam.send(new PutUserPolicyCommand({ UserName: userName, PolicyName: 'inline', PolicyDocument }));
  }
  const mayEnter = options.console ?? true;
  if (mayEnter) await iam.send(new CreateLoginProfileCommand({ UserName: userName, Password: PASSWORD }));
  return {
    userName,
    password: mayEnter ? PASSWORD : undefined,
    keys: options.key === true ? await keyOf(server, userName) : undefined,
  };
}

async function keyOf(server: TestServer, userName: string): Promise<Keys> {
  const { AccessKey } = await server.iam().send(new CreateAccessKeyCommand({ UserName: userName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}
