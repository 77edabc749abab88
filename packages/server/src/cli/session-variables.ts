import type { Credentials, Target } from './client.ts';
import type { Assignments } from './shell-quoting.ts';

/**
 * The environment that points any AWS SDK or tool at this server with these credentials; undefined means that a variable must
 * go, since it would win over the others.
 */
export function sessionVariables(target: Target, credentials: Credentials): Assignments {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: target.region,
    AWS_DEFAULT_REGION: target.region,
    AWS_ENDPOINT_URL: target.endpoint,
    AWS_ENDPOINT_URL_IAM: undefined,
    AWS_ENDPOINT_URL_STS: undefined,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    AWS_PROFILE: undefined,
    AWS_DEFAULT_PROFILE: undefined,
  };
}
