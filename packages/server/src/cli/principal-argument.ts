import type { Principal } from '@countersign/core/policy';
import { CliError, EXIT } from './failure.ts';

const ARN = /^arn:([^:]+):(iam|sts)::(\d{12}):(.+)$/;
/** Providers that AWS knows by name. SOURCE: IAM User Guide, "AWS JSON policy elements: Principal". */
const KNOWN_PROVIDERS = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

/**
 * Reads who asks, as typed on a command line: an ARN, `anonymous`, `service:NAME` or a provider. The unique id of a user or
 * role is not known here, so policies that name one by it do not meet it.
 * @throws CliError usage, for what is none of these
 */
export function principalArgument(text: string): Principal {
  if (text === 'anonymous') return { kind: 'anonymous' };
  if (text.startsWith('service:')) return { kind: 'service', service: text.slice('service:'.length) };
  if (KNOWN_PROVIDERS.has(text)) return { kind: 'webIdentity', provider: text };
  const match = ARN.exec(text);
  const principal = match && fromArn(text, match);
  if (principal) return principal;
  throw new CliError(`${text} is no principal.`, {
    exitCode: EXIT.usage,
    hint: 'give the ARN of a user, role, role session, federated user, root user or provider, or anonymous, or service:NAME',
  });
}

function fromArn(
  arn: string,
  [, partition = 'aws', service = '', account = '', path = '']: RegExpExecArray,
): Principal | undefined {
  const [type = '', ...parts] = path.split('/');
  const name = parts.at(-1) ?? '';
  if (service === 'iam' && path === 'root') return { kind: 'root', account, partition };
  if (parts.length === 0 || name === '') return undefined;
  switch (`${service} ${type}`) {
    case 'iam user':
      return { kind: 'user', account, arn, userId: '' };
    case 'iam role': {
      const serviceLinked = parts[0] === 'aws-service-role';
      const session = `arn:${partition}:sts::${account}:assumed-role/${name}/session`;
      return { kind: 'role', account, arn: session, roleArn: arn, roleId: '', serviceLinked };
    }
    case 'sts assumed-role': {
      if (parts.length !== 2) return undefined;
      const roleArn = `arn:${partition}:iam::${account}:role/${parts[0] ?? ''}`;
      return { kind: 'role', account, arn, roleArn, roleId: '' };
    }
    case 'sts federated-user':
      return { kind: 'federated', account, arn, userArn: '', userId: '' };
    case 'iam oidc-provider':
      return { kind: 'webIdentity', provider: arn };
    case 'iam saml-provider':
      return { kind: 'saml', provider: arn };
    default:
      return undefined;
  }
}
