import { visibleJsonText } from '@netloom/diagnostics/visible';
import { matrix, matrixCsv, matrixJson, matrixTable, indexNetwork } from '@netloom/reachability';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { describeOrigin } from '../../terminal/describe-place.ts';

export interface MatrixOptions {
  readonly output: 'human' | 'csv' | 'json';
}

/** Prints who reaches what. */
export async function runMatrix(
  network: string | undefined,
  { options, context }: { readonly options: MatrixOptions; readonly context: Context },
): Promise<void> {
  const input = await openInput(network, context);
  if (input === null) return;
  const all = matrix(indexNetwork(input.checked.facts));
  const print = {
    human: () => matrixTable(all),
    csv: () => matrixCsv(all, describeOrigin),
    json: () => visibleJsonText(matrixJson(all, describeOrigin)),
  };
  context.terminal.out(print[options.output]());
}
