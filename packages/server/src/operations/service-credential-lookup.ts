import type { ServiceSpecificCredential, ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { findServiceCredential, type ServiceCredentialFacts } from '../store/service-credentials.ts';
import type { KeyOwner } from './key-owner.ts';
import { findKeyOwner } from './key-owner.ts';
import type { ReadTools, Target } from './operation.ts';
import { takesApiKey } from './service-login.ts';
import { userTarget } from './user-target.ts';

/** What a call about one credential names. */
interface Named {
  readonly UserName?: string | undefined;
  readonly ServiceSpecificCredentialId: string;
}

/** The user that such a call acts on, with the credential's service as a condition key. */
export async function serviceCredentialTarget(tools: ReadTools, input: Named): Promise<Target> {
  const credential = await findServiceCredential(tools.db, tools.caller.accountId, input.ServiceSpecificCredentialId);
  const context = credential ? { 'iam:ServiceSpecificCredentialServiceName': credential.service } : {};
  return userTarget(tools, input.UserName, { context });
}

/**
 * Finds the credential that a call names, and whose it is.
 * SOURCE: the texts are recorded (radkawar/stackd, service_credentials_aws.json, 2026-09).
 * @throws ServiceError `NoSuchEntity`; `ValidationError` when it is another user's.
 */
export async function requireServiceCredential(
  tools: ReadTools,
  { UserName, ServiceSpecificCredentialId: id }: Named,
): Promise<{ readonly owner: KeyOwner; readonly credential: ServiceCredentialFacts }> {
  const owner = await findKeyOwner(tools, UserName);
  const credential = await findServiceCredential(tools.db, tools.caller.accountId, id);
  if (!credential) throw new ServiceError('NoSuchEntity', `No such credential ${id} exists`);
  if (credential.ownerId === owner.ownerId) return { owner, credential };
  const name = UserName ?? owner.userName ?? owner.ownerId;
  throw new ServiceError('ValidationError', `User ${name} does not have a service specific credential with id ${id}`);
}

/** A credential as lists show it: never its secret. Once its time is over it shows as `Expired`, whatever it was set to. */
export function describeServiceCredential(
  credential: ServiceCredentialFacts,
  userName: string | undefined,
  now: Date,
): ServiceSpecificCredentialMetadata {
  const { service, login, expiresAt } = credential;
  return {
    UserName: userName,
    // That it then shows as `Expired` is assumed: the model has the value, and nobody can set it.
    Status: expiresAt !== null && expiresAt <= now.getTime() ? 'Expired' : credential.status,
    ...(takesApiKey(service) ? { ServiceCredentialAlias: login } : { ServiceUserName: login }),
    CreateDate: new Date(credential.createdAt),
    ...(expiresAt === null ? {} : { ExpirationDate: new Date(expiresAt) }),
    ServiceSpecificCredentialId: credential.credentialId,
    ServiceName: service,
  };
}

/** The same with its secret: for the one answer that shows it. */
export function describeNewSecret(described: ServiceSpecificCredentialMetadata, secret: string): ServiceSpecificCredential {
  const isApiKey = described.ServiceCredentialAlias !== undefined;
  return { ...described, ...(isApiKey ? { ServiceCredentialSecret: secret } : { ServicePassword: secret }) };
}
