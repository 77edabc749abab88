import { resolve } from 'node:path';
import type { NamedPolicy, PolicySource, PolicyType } from '@countersign/core/policy';
import { CliError, EXIT } from './failure.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

const KINDS: Readonly<Record<PolicyType, PolicySource['kind']>> = {
  identity: 'inline',
  boundary: 'managed',
  session: 'session',
  resource: 'resource',
  trust: 'trust',
  endpoint: 'endpoint',
  scp: 'scp',
  rcp: 'rcp',
};

const FLAGS: Readonly<Record<PolicyType, string>> = {
  identity: '--policy',
  boundary: '--boundary',
  session: '--session',
  resource: '--resource-policy',
  trust: '--trust',
  endpoint: '--endpoint',
  scp: '--scp',
  rcp: '--rcp',
};

/**
 * Reads a policy from a file and compiles it for its layer. What IAM would not take, but can be read, is noted and used.
 * @throws CliError usage, with line and column, for what can't be read
 */
export async function policyFile(file: string, type: PolicyType, terminal: Terminal): Promise<NamedPolicy> {
  const { compilePolicy, parsePolicy, PolicyError, validatePolicy } = await import('@countersign/core/policy');
  const text = await readText(file, terminal);
  const source: PolicySource = { kind: KINDS[type], name: file, attachedTo: FLAGS[type] };
  try {
    const policy = compilePolicy(parsePolicy(text), type);
    try {
      validatePolicy(text, type);
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      terminal.talk(`note: AWS would not take ${printable(file)} as it is: ${printable(error.message)}`);
    }
    return { source, policy };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { position, detail } = error;
    const place = position ? `:${position.line}:${position.column + 1}` : '';
    throw new CliError(`${file}${place}: ${error.message}${detail === undefined ? '' : ` (${detail})`}`, {
      exitCode: EXIT.usage,
    });
  }
}

async function readText(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return terminal.readStdin();
  const { readFile } = await import('node:fs/promises');
  const { decodeUtf8 } = await import('@countersign/core/bytes');
  const bytes = await readFile(resolve(terminal.cwd, file)).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`${file} cannot be read: ${error.code ?? error.message}.`, { exitCode: EXIT.usage });
  });
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new CliError(`${file} is not UTF-8.`, { exitCode: EXIT.usage });
  return text;
}
