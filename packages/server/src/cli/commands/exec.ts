import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Command } from 'commander';
import { connect } from '../client.ts';
import { CliError, Exit, EXIT } from '../failure.ts';
import { withClientOptions, type ClientCommandOptions } from '../options.ts';
import { sessionVariables } from '../session-variables.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign exec -- CMD…`: runs a program with credentials and endpoint in its environment. */
export function exec(terminal: Terminal): Command {
  const command = new Command('exec')
    .description('run a command with credentials and endpoint in its environment')
    .usage('[options] -- command [arguments…]')
    .argument('<command...>', 'what to run')
    .passThroughOptions();
  return withClientOptions(command).action(async (words: readonly string[], options: ClientCommandOptions) => {
    const [program, ...args] = words;
    if (program === undefined) throw new CliError('There is no command to run.', { exitCode: EXIT.usage });
    const connection = await connect(options, terminal);
    const env: Record<string, string | undefined> = {
      ...terminal.env,
      ...sessionVariables(connection, await connection.credentials()),
    };
    throw new Exit(await run(program, args, env));
  });
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;

/** Runs a child on our own streams, hands signals on, and answers its exit code; 128 + n when signal n ended it, as shells do. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...env } });
    const forwards = FORWARDED.map((signal) => {
      // A terminal sends Ctrl-C and Ctrl-\ to the child itself; to hand them on would send them twice.
      const fromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
      const forward = (): void => {
        if (!fromTerminal) child.kill(signal);
      };
      process.on(signal, forward);
      return () => process.off(signal, forward);
    });
    const done = (finish: () => void): void => {
      for (const stop of forwards) stop();
      finish();
    };
    child.once('error', (error) => {
      // SOURCE: POSIX, Shell Command Language, "Exit Status for Commands": 127 not found, 126 found but not executable.
      const exitCode = 'code' in error && error.code === 'ENOENT' ? 127 : 126;
      done(() => reject(new CliError(`${program} cannot be run: ${error.message}`, { exitCode })));
    });
    child.once('close', (code, signal) => done(() => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))));
  });
}
