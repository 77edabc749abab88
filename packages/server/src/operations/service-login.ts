import { encodeBase64, encodeUtf8 } from '@countersign/core/bytes';
import { ServiceError } from '../domain/errors.ts';
import { isLoginTaken } from '../store/service-credentials.ts';
import type { ReadTools } from './operation.ts';

/**
 * The services that take credentials of their own, and what the key of an API begins with; undefined: it takes a name and a
 * password instead.
 * SOURCE: recorded for each (radkawar/stackd, service_credentials_aws.json and service_credentials_authorization_aws.json, 2026-09);
 * the services also stand in the IAM User Guide, "API keys for AWS services".
 */
const KEY_PREFIX: ReadonlyMap<string, string | undefined> = new Map([
  ['codecommit.amazonaws.com', undefined],
  ['cassandra.amazonaws.com', undefined],
  ['bedrock.amazonaws.com', 'ABSK'],
  ['logs.amazonaws.com', 'ACWL'],
  ['cloudwatch.amazonaws.com', 'APIAACWM'],
  ['aws-external-anthropic.amazonaws.com', 'AEAA'],
]);

/** Whether a service is entered with an API key; otherwise with a name and a password. */
export function takesApiKey(service: string): boolean {
  return KEY_PREFIX.get(service) !== undefined;
}

/**
 * Reads the name of a service, in whatever case. SOURCE: the texts are recorded (service_credentials_aws.json).
 * @returns it in lower case.
 * @throws ServiceError `ValidationError`, `NoSuchEntity`
 */
export function readServiceName(name: string): string {
  if (!/^[a-zA-Z0-9.-]*$/.test(name)) throw new ServiceError('ValidationError', 'ServiceName must match [a-zA-Z0-9.-]*');
  const service = name.toLowerCase();
  if (KEY_PREFIX.has(service)) return service;
  throw new ServiceError('NoSuchEntity', `No such service ${name} is supported for Service Specific Credentials`);
}

/**
 * What a service calls a new holder: `bob-at-123456789012`, or `bob+1-at-…` and so on where that is taken already.
 * SOURCE: recorded, also for a user who comes after another of the same name.
 */
export async function freeLogin({ caller, db }: ReadTools, service: string, userName: string): Promise<string> {
  const { accountId } = caller;
  for (let i = 0; ; i++) {
    const login = `${userName}${i === 0 ? '' : `+${i}`}-at-${accountId}`;
    if (!(await isLoginTaken(db, accountId, service, login))) return login;
  }
}

/**
 * Makes the secret that a service asks for.
 * @param random 45 secure bytes.
 * @returns a password of 60 characters, or an API key that holds the login and one.
 */
export function makeServiceSecret(service: string, login: string, random: Uint8Array): string {
  const password = encodeBase64(random);
  const prefix = KEY_PREFIX.get(service);
  return prefix === undefined ? password : prefix + encodeBase64(encodeUtf8(`${login}:${password}`));
}
