import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { checkBuildable, printFindings } from '../check-input.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { printDifference, printWritten } from '../print-difference.ts';
import { visible } from '../printable.ts';
import { repeatNetwork } from '../repeat-network.ts';

interface Options {
  readonly check?: true;
  readonly out?: string;
}

export function addBuild(program: Command, context: Context): void {
  program
    .command('build')
    .description('write values, operators, Argo CD and K3s configuration and documents of a network')
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .option('--check', 'write nothing; name what differs, and fail if anything does')
    .option('--out <DIR>', 'the folder to write, instead of generated/ beside the network file')
    .action(async (network: string | undefined, options: Options) => {
      const input = await checkBuildable(network, context);
      if (input === null) return;
      await printFindings(input.checked, context);
      const engine = await import('@netloom/engine');
      const files = await engine.buildNetwork(input.checked);
      const folder = options.out ?? join(dirname(input.path), 'generated');
      const { terminal, signal } = context;
      if (options.check !== true) {
        context.finish();
        terminal.err(printWritten(folder, await engine.writeFolder(folder, files, { signal })));
        return;
      }
      const difference = await engine.compareFolder(folder, files);
      if (engine.isSame(difference)) {
        terminal.err(`${visible(folder)} is what ${visible(input.path)} says\n`);
        return;
      }
      terminal.out(printDifference(difference));
      const hint = repeatNetwork(`run \`netloom build${where(options)}\``, network);
      terminal.err(`${visible(folder)} is not what ${visible(input.path)} says: ${hint}.\n`);
      context.exit(EXIT.findings);
    });
}

/** The option of the folder, as a hint repeats it. */
function where({ out }: Options): string {
  return out === undefined ? '' : ` --out ${out}`;
}
