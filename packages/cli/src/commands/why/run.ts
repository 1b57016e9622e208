import { UsageError } from '@netloom/diagnostics/error';
import { drawNetwork, whyValue, type WhyResult } from '@netloom/engine';
import type { Context } from '../../context.ts';
import { openInput, type CheckedInput } from '../../network-input/check-input.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';
import { printFitted } from '../../terminal/fit-lines.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { locateGenerated } from './locate-generated.ts';
import { printWhy } from './print-why.ts';

export interface WhyOptions {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

/** Prints where a value of a generated file comes from. */
export async function runWhy(
  place: string,
  { options, context }: { readonly options: WhyOptions; readonly context: Context },
): Promise<void> {
  const [file = '', pointer = ''] = place.split(/#(.*)/s);
  const { network, path } = locateGenerated(file, options.network);
  const input = await openInput(network, context);
  if (input === null) return;
  const why = findWhy(input, { path, pointer });
  const { terminal } = context;
  if (options.output === 'human') printFitted(printWhy(why), terminal);
  else terminal.out(printJsonDocument({ file: path, pointer, ...why }));
}

function findWhy(
  { checked: { facts, origins, source } }: CheckedInput,
  { path, pointer }: { readonly path: string; readonly pointer: string },
): WhyResult {
  const drawings = drawNetwork(facts.network, (by) => origins.recorder(by));
  const drawing = drawings.get(path);
  if (drawing === undefined) {
    throw new UsageError(
      `netloom does not generate a YAML or JSON file "${path}" for this network. ${didYouMean(path, [...drawings.keys()])}`,
    );
  }
  const why = whyValue({ drawing, origins, pointer, source });
  if (typeof why === 'string') throw new UsageError(`${path}: ${why}`);
  return why;
}
