import { Argument, type Command } from 'commander';
import { SHELLS, type CompletionShell } from '../../completion/shells.ts';
import type { Context } from '../../context.ts';

const EXAMPLES = `Examples:
  source <(netloom completion bash)                                     in ~/.bashrc
  source <(netloom completion zsh)                                      in ~/.zshrc, after compinit
  netloom completion fish > ~/.config/fish/completions/netloom.fish     once
`;

export function addCompletion(program: Command, context: Context): void {
  program
    .command('completion')
    .description('print the script that completes commands, options, names, codes and hosts in a shell')
    .addHelpText('before', EXAMPLES)
    .addArgument(new Argument('<SHELL>', 'the shell').choices(SHELLS))
    .action(async (shell: CompletionShell) => {
      const { COMPLETION_SCRIPTS } = await import('../../completion/scripts.ts');
      context.terminal.out(COMPLETION_SCRIPTS[shell]);
    });
}
