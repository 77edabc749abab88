import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { entries, groups } from './commands.ts';
import { describeFailure, EXIT } from './failure.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs one command line.
 * @param args without the program's name.
 * @returns the exit code: 0 ok, 1 error, 2 usage, 4 not signed in, 130 cancelled, or that of a child.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await build(args, terminal);
    if (args[0] === 'complete') await completeWords(program, args.slice(1));
    else await program.parseAsync([...args], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    // Commander has printed its own words already. Asking for help or the version is no mistake; anything else is.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { exitCode, lines } = describeFailure(error, terminal.style);
    for (const line of lines) terminal.talk(line);
    return exitCode;
  }
}

/** Builds the program with the commands that this line can mean: one, one group, or all of them for help and completion. */
async function build(args: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('countersign')
    .description('Your own IAM: the AWS IAM and STS APIs, signatures and policies, self-hosted.')
    .version(version(), '--version', 'print the version')
    .helpCommand(false)
    .enablePositionalOptions();
  const [first] = args;
  const meant = entries.filter(({ words }) => words[0] === first);
  const made = new Map<string, Command>();
  const wanted = meant.length > 0 || first === '--version' ? meant : entries;
  for (const { words, load } of wanted) {
    const command = (await load())(terminal);
    const [name, sub] = words;
    if (sub === undefined) program.addCommand(command);
    else {
      const group = made.get(name) ?? new Command(name).description(groups[name] ?? '').helpCommand(false);
      if (!made.has(name)) program.addCommand(group);
      made.set(name, group);
      group.addCommand(command);
    }
  }
  for (const command of [program, ...descendants(program)]) prepare(command, terminal);
  return program;
}

const descendants = (command: Command): readonly Command[] => command.commands.flatMap((child) => [child, ...descendants(child)]);

function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride().showSuggestionAfterError(true);
  command.configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.talk(text.replace(/\n$/, '')) });
}

/** Answers the shell's question what may come next. */
async function completeWords(program: Command, args: readonly string[]): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  const completion = tab(program, { completionCommandName: 'completion-script' });
  completion.commands.delete('completion-script'); // the package's own, in whose place stands our `completion`
  completion.parse(args[0] === '--' ? args.slice(1) : [...args]);
}

/** Read from the package, so that there is one place for it. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}
