import { resolve } from 'node:path';
import { Argument, Command, Option } from 'commander';
import type { Finding, LintOptions, PolicyResourceType } from '@countersign/core/policy-lint';
import { accountPolicies } from '../account-policies.ts';
import { connect } from '../client.ts';
import { CliError, Exit, EXIT } from '../failure.ts';
import { findingLine, summary } from '../findings.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { printable } from '../printable.ts';
import { json } from '../table.ts';
import { plainStyle, type Terminal } from '../terminal.ts';

const TYPES = {
  identity: { policyType: 'IDENTITY_POLICY' },
  boundary: { policyType: 'IDENTITY_POLICY' },
  session: { policyType: 'IDENTITY_POLICY' },
  resource: { policyType: 'RESOURCE_POLICY' },
  trust: { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::IAM::AssumeRolePolicyDocument' },
  scp: { policyType: 'SERVICE_CONTROL_POLICY' },
  rcp: { policyType: 'RESOURCE_CONTROL_POLICY' },
} as const satisfies Record<string, Pick<LintOptions, 'policyType' | 'resourceType'>>;

type Type = keyof typeof TYPES;

const RESOURCES: readonly PolicyResourceType[] = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table',
];

interface PolicyLintOptions extends ClientCommandOptions {
  readonly type: Type;
  readonly resourceType?: PolicyResourceType;
  readonly account?: true;
  readonly strict?: true;
  readonly fix?: true;
}

/** A policy to look at. */
interface Subject {
  readonly source: string;
  readonly type: Type;
  readonly text: string;
}

/** How often fixes are made again: one may clear the way for another. */
const ROUNDS = 10;

/** `countersign policy lint FILE…`: what is wrong with policies, in files or in the account. */
export function policyLint(terminal: Terminal): Command {
  const command = new Command('lint')
    .description('check policies: errors, security warnings and what could be better (exit code 1 for the first two)')
    .addArgument(new Argument('[files...]', 'JSON files; - is standard input'))
    .addOption(new Option('--type <type>', 'what the policies are').choices(Object.keys(TYPES)).default('identity'))
    .addOption(new Option('--resource-type <type>', 'what a resource policy hangs on').choices(RESOURCES))
    .option('--account', 'check the customer managed, inline and trust policies of the account')
    .option('--strict', 'exit with 1 for any finding')
    .option('--fix', 'write the fixes that need no guess into the files');
  return withCommonOptions(withClientOptions(command)).action(async (files: readonly string[], options: PolicyLintOptions) => {
    refuseOddOptions(files, options);
    const { isTrueOfAwsOnly, lintPolicy } = await import('@countersign/core/policy-lint');
    const { iamFacts } = await import('../../app/iam-facts.ts');
    const facts = iamFacts();
    const lint = ({ source, type, text }: Subject): readonly Finding[] =>
      lintPolicy(text, {
        ...TYPES[type],
        ...(options.resourceType === undefined ? {} : { resourceType: options.resourceType }),
        facts,
        incomplete: (check) => terminal.talk(`note: ${printable(source)} is too large to check ${check} to the end.`),
      });

    const checked: { readonly source: string; readonly findings: readonly Finding[] }[] = [];
    const subjects = options.account ? ofAccount(options, terminal) : ofFiles(files, options, terminal);
    for await (const subject of subjects) {
      const all = options.fix ? await fixed(subject, lint, terminal) : lint(subject);
      // This server's own policies are asked by this server, which sees private addresses.
      const findings = options.account ? all.filter(({ issueCode }) => !isTrueOfAwsOnly(issueCode)) : all;
      checked.push({ source: subject.source, findings });
      const style = terminal.outStyle ?? plainStyle;
      if (!options.json) for (const finding of findings) terminal.out(findingLine(subject.source, finding, style));
    }
    if (options.json) terminal.out(json({ policies: checked }));
    const all = checked.flatMap(({ findings }) => findings);
    terminal.talk(summary(checked.length, all));
    const grave = all.some(({ findingType }) => findingType === 'ERROR' || findingType === 'SECURITY_WARNING');
    if (grave || (options.strict && all.length > 0)) throw new Exit(EXIT.error);
  });
}

const odd = (message: string): CliError => new CliError(message, { exitCode: EXIT.usage });

function refuseOddOptions(files: readonly string[], { account, fix, type, resourceType }: PolicyLintOptions): void {
  if (account && files.length > 0) throw odd('Name files or --account, not both.');
  if (!account && files.length === 0) throw odd('Name the files to check, - for standard input, or --account.');
  if (fix && (account || files.includes('-'))) throw odd('--fix writes files, so it needs files.');
  if (resourceType !== undefined && type !== 'resource') throw odd('--resource-type goes with --type resource.');
  if (files.filter((file) => file === '-').length > 1) throw odd('Standard input can be read once only.');
}

async function* ofFiles(files: readonly string[], { type }: PolicyLintOptions, terminal: Terminal): AsyncGenerator<Subject> {
  for (const file of files) {
    if (file === '-') yield { source: '<stdin>', type, text: await terminal.readStdin() };
    else yield { source: file, type, text: await readText(file, terminal) };
  }
}

async function* ofAccount(options: PolicyLintOptions, terminal: Terminal): AsyncGenerator<Subject> {
  const iam = await (await connect(options, terminal)).iam();
  yield* accountPolicies(iam, (what) => terminal.talk(`note: this server has no ${what} yet.`));
}

async function readText(file: string, { cwd }: Terminal): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const { decodeUtf8 } = await import('@countersign/core/bytes');
  const bytes = await readFile(resolve(cwd, file)).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${file} cannot be read: ${error.code ?? error.message}.`, { exitCode: EXIT.usage });
  });
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new CliError(`${file} is not UTF-8.`, { exitCode: EXIT.usage });
  return text;
}

/** Makes the fixes that need no guess, writes the file if there were any, and says what is left to find. */
async function fixed(
  subject: Subject,
  lint: (subject: Subject) => readonly Finding[],
  terminal: Terminal,
): Promise<readonly Finding[]> {
  const { applyFixes } = await import('@countersign/core/policy-lint');
  let { text } = subject;
  let findings = lint(subject);
  let made = 0;
  for (let i = 0; i < ROUNDS && findings.some(({ fix }) => fix); i++) {
    const result = applyFixes(text, findings);
    made += result.applied;
    text = result.text;
    findings = lint({ ...subject, text });
  }
  if (made > 0) {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(resolve(terminal.cwd, subject.source), text);
    terminal.talk(`${printable(subject.source)}: ${made} ${made === 1 ? 'fix' : 'fixes'} written.`);
  }
  return findings;
}
