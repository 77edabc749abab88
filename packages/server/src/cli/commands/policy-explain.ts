import { Command } from 'commander';
import type { NamedPolicy, PolicyLayers, PolicyRequest, PolicyType } from '@countersign/core/policy';
import { requestContext } from '../context-arguments.ts';
import { CliError, Exit, EXIT } from '../failure.ts';
import { policyFile } from '../policy-files.ts';
import { principalArgument } from '../principal-argument.ts';
import { json } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface PolicyExplainOptions {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly context: readonly string[];
  readonly policy: readonly string[];
  readonly boundary?: string;
  readonly session: readonly string[];
  readonly resourcePolicy: readonly string[];
  readonly trust?: string;
  readonly endpoint?: string;
  readonly scp: readonly string[];
  readonly rcp: readonly string[];
  readonly json?: true;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `countersign policy explain`: what policies in files decide of a request, why, and what would change it. Asks no server. */
export function policyExplain(terminal: Terminal): Command {
  const command = new Command('explain')
    .description('what policies in files say of a request, why, and what would change it (exit code 1 for a refusal)')
    .requiredOption('--principal <who>', 'who asks: an ARN, anonymous, or service:NAME')
    .requiredOption('--action <action>', 'what is asked, such as s3:GetObject')
    .requiredOption('--resource <arn>', 'of what; * for actions without a resource')
    .option('--resource-account <id>', "the resource's account, where its ARN does not say; else the caller's")
    .option('--context <key=value>', 'a condition key of the request; the same key again adds a value', collect, [])
    .option('--policy <file>', "an identity policy of the caller's; repeat for more (- is standard input)", collect, [])
    .option('--boundary <file>', "the caller's permissions boundary")
    .option('--session <file>', 'a session policy; repeat for more', collect, [])
    .option('--resource-policy <file>', "a policy of the resource's; repeat for more", collect, [])
    .option('--trust <file>', 'the trust policy, where the resource is a role to be assumed')
    .option('--endpoint <file>', 'the policy of the VPC endpoint in between')
    .option('--scp <files>', 'the service control policies of one level, with commas; repeat from the root down', collect, [])
    .option('--rcp <files>', 'the resource control policies of one level, with commas; repeat from the root down', collect, [])
    .option('--json', 'print the whole trace as JSON for programs');
  return command.action(async (options: PolicyExplainOptions) => {
    const { contextFrom, describeTrace, explainDecision } = await import('@countersign/core/policy');
    const principal = principalArgument(options.principal);
    const { resource, resourceAccount, trust } = options;
    if (trust !== undefined && options.resourcePolicy.length > 0) {
      throw new CliError('A role has a trust policy in place of resource policies: give one of the two.', {
        exitCode: EXIT.usage,
      });
    }
    const request: PolicyRequest = {
      action: options.action,
      resource,
      principal,
      ...(resourceAccount !== undefined && { resourceAccount }),
      // The key's policy must let in even its own account. SOURCE: KMS Developer Guide, "Key policies".
      needsResourceGrant: /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource),
      context: contextFrom(requestContext(options.context, principal, terminal.now())),
    };
    const trace = explainDecision(request, await layersOf(options, terminal));
    terminal.out(options.json ? json(trace) : describeTrace(trace));
    if (trace.decision.outcome !== 'allow') throw new Exit(EXIT.error);
  });
}

async function layersOf(options: PolicyExplainOptions, terminal: Terminal): Promise<PolicyLayers> {
  const { boundary, trust, endpoint, scp, rcp, session, resourcePolicy } = options;
  const one = async (type: PolicyType, file: string | undefined): Promise<NamedPolicy | undefined> =>
    file === undefined ? undefined : policyFile(file, type, terminal);
  const list = (type: PolicyType, files: readonly string[]): Promise<readonly NamedPolicy[]> =>
    Promise.all(files.map((file) => policyFile(file, type, terminal)));
  const some = async (type: PolicyType, files: readonly string[]): Promise<readonly NamedPolicy[] | undefined> =>
    files.length === 0 ? undefined : list(type, files);
  const levels = async (type: PolicyType, all: readonly string[]): Promise<readonly (readonly NamedPolicy[])[] | undefined> =>
    all.length === 0 ? undefined : Promise.all(all.map((files) => list(type, files.split(','))));
  return {
    identity: await list('identity', options.policy),
    boundary: await one('boundary', boundary),
    session: await some('session', session),
    resource: await some('resource', resourcePolicy),
    trust: await one('trust', trust),
    endpoint: await one('endpoint', endpoint),
    scp: await levels('scp', scp),
    rcp: await levels('rcp', rcp),
  };
}
