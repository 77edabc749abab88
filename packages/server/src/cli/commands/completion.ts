import { Argument, Command } from 'commander';

/** `countersign completion SHELL`: a script for the shell; it asks `countersign complete -- …` for the words. */
export function completion(): Command {
  return new Command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .addHelpText('after', '\nTry it with: source <(countersign completion bash)')
    .action(async (shell: string) => {
      const { script } = await import('@bomb.sh/tab');
      script(shell, 'countersign', 'countersign');
    });
}
