import type { CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addServiceCredential, countServiceCredentials, type ServiceCredentialRow } from '../../store/service-credentials.ts';
import type { Checked } from '../checked.ts';
import { hashSecret } from '../key-material/hash-secret.ts';
import type { WriteOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { describeNewSecret, describeServiceCredential } from '../service-credential-lookup.ts';
import { freeLogin, makeServiceSecret, readServiceName } from '../service-login.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<CreateServiceSpecificCredentialRequest, 'UserName' | 'ServiceName'>;

const DAY_MS = 86_400_000;

/**
 * Gives a user a password or an API key for one service. It is shown in this answer and never again.
 * SOURCE: AWS takes an age for every service, whatever its documentation says (radkawar/stackd, service_credentials_aws.json, 2026-09).
 */
export const createServiceSpecificCredential: WriteOperation<Input, CreateServiceSpecificCredentialResponse> = {
  kind: 'write',
  action: 'iam:CreateServiceSpecificCredential',
  accessLevel: 'Write',

  targets: async ({ UserName, ServiceName, CredentialAgeDays }, tools) => [
    await userTarget(tools, UserName, {
      context: {
        'iam:ServiceSpecificCredentialServiceName': ServiceName.toLowerCase(),
        ...(CredentialAgeDays === undefined ? {} : { 'iam:ServiceSpecificCredentialAgeDays': String(CredentialAgeDays) }),
      },
    }),
  ],

  async run({ UserName, ServiceName, CredentialAgeDays: days }, tools) {
    const { accountId } = tools.caller;
    const user = await requireUser(tools.db, accountId, UserName);
    const service = readServiceName(ServiceName);
    const held = await countServiceCredentials(tools.db, accountId, user.userId, service);
    if (held >= LIMITS.ServiceCredentialsPerService) {
      throw new ServiceError(
        'LimitExceeded',
        `Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: ${LIMITS.ServiceCredentialsPerService}`,
      );
    }
    const login = await freeLogin(tools, service, user.name);
    // INVARIANT: this answer is the only place where the secret is ever seen; what is stored is a hash of it.
    const secret = makeServiceSecret(service, login, tools.random(45));
    const createdAt = tools.now.getTime();
    const credential: ServiceCredentialRow = {
      accountId,
      credentialId: uniqueId('ACCA', accountId, tools.random(6)),
      ownerId: user.userId,
      service,
      login,
      loginKey: login.toLowerCase(),
      secretHash: hashSecret(secret),
      status: 'Active',
      createdAt,
      expiresAt: days === undefined ? null : createdAt + days * DAY_MS,
    };
    await addServiceCredential(tools.write, credential);
    const described = describeServiceCredential(credential, user.name, tools.now);
    return { ServiceSpecificCredential: describeNewSecret(described, secret) };
  },
};
