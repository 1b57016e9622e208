import { Option, type Command } from 'commander';
import type { Context } from '../../context.ts';

const EXAMPLES = `Examples:
  netloom lsp            what an editor starts, and speaks with over standard input and output
Exit: 0 after the editor has shut it down, 1 where the editor went away before.
`;

export function addLsp(program: Command, context: Context): void {
  program
    .command('lsp')
    .description('answer an editor over the Language Server Protocol')
    .addHelpText('before', EXAMPLES)
    .option('--stdio', 'the only transport, which clients may name')
    .addOption(new Option('--clientProcessId <PID>', 'the editor, which `initialize` names, too').hideHelp())
    .action(async () => {
      const { runLsp } = await import('./run.ts');
      await runLsp(context);
    });
}
