import { visibleJsonText } from '@netloom/diagnostics/visible';
import {
  matrix,
  matrixCsv,
  matrixGroups,
  matrixJson,
  matrixTable,
  indexNetwork,
} from '@netloom/reachability';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { describeOrigin } from '../../terminal/describe-place.ts';
import { printFitted } from '../../terminal/fit-lines.ts';

export interface MatrixOptions {
  readonly output: 'human' | 'csv' | 'json';
  readonly verbose?: true;
}

/** Prints who reaches what. */
export async function runMatrix(
  network: string | undefined,
  { options, context }: { readonly options: MatrixOptions; readonly context: Context },
): Promise<void> {
  const input = await openInput(network, context);
  if (input === null) return;
  const all = matrix(indexNetwork(input.checked.facts));
  const { terminal } = context;
  // a table has a line for each target, which is for `grep`
  const isGrouped = terminal.columns.out !== null && options.verbose !== true;
  const print = {
    human: () => (isGrouped ? matrixGroups(all) : matrixTable(all)),
    csv: () => matrixCsv(all, describeOrigin),
    json: () => visibleJsonText(matrixJson(all, describeOrigin)),
  };
  if (options.output === 'human') printFitted(print.human(), terminal);
  else terminal.out(print[options.output]());
}
