import { Argument, Command } from 'commander';
import { completionScripts } from '../completion-scripts.ts';
import type { Terminal } from '../terminal.ts';

/** `countersign completion SHELL`: a script for the shell; it asks `countersign complete -- …` for the words. */
export function completion(terminal: Terminal): Command {
  return new Command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'powershell']))
    .addHelpText(
      'after',
      `
bash: source <(countersign completion bash)          in ~/.bashrc
zsh:  source <(countersign completion zsh)           in ~/.zshrc
fish: countersign completion fish | source           in ~/.config/fish/config.fish`,
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish' | 'powershell') => {
      if (shell !== 'powershell') {
        terminal.out(completionScripts[shell]);
        return;
      }
      const { script } = await import('@bomb.sh/tab');
      script(shell, 'countersign', 'countersign');
    });
}
