import { Option, type Command } from 'commander';
import { visibleJsonText } from '@netloom/diagnostics/visible';
import { openInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { placeInWords } from '../../terminal/describe-origin.ts';

interface Options {
  readonly output: 'human' | 'csv' | 'json';
}

const EXAMPLES = `Examples:
  netloom matrix                       who reaches what, one line for each target
  netloom matrix --output csv          with the hop that decides each answer, and its line
  netloom matrix networks/homelab --output json
`;

export function addMatrix(program: Command, context: Context): void {
  program
    .command('matrix')
    .description('print who reaches what: yes, no, or ? for what the network does not state')
    .addHelpText('before', EXAMPLES)
    .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
    .addOption(
      new Option('--output <FORM>', 'how to print it').choices(['human', 'csv', 'json']).default('human'),
    )
    .action(async (network: string | undefined, { output }: Options) => {
      const input = await openInput(network, context);
      if (input === null) return;
      const { matrix, matrixCsv, matrixJson, matrixTable, prepare } = await import('@netloom/reachability');
      const all = matrix(prepare(input.checked.facts));
      const placeOf = await placeInWords();
      const print = {
        human: () => matrixTable(all),
        csv: () => matrixCsv(all, placeOf),
        json: () => visibleJsonText(matrixJson(all, placeOf)),
      };
      context.terminal.out(print[output]());
    });
}
