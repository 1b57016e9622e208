import { dirname, relative, resolve } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { drawNetwork, whyValue, type WhyResult } from '@netloom/engine';
import type { Context } from '../../context.ts';
import { openInput, type CheckedInput } from '../../network-input/check-input.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
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
  const { network, path } = locate(file, options);
  const input = await openInput(network, context);
  if (input === null) return;
  const why = findWhy(input, { path, pointer });
  context.terminal.out(
    options.output === 'human' ? printWhy(why) : printJsonDocument({ file: path, pointer, ...why }),
  );
}

interface GeneratedFile {
  readonly network: string | undefined;
  /** Inside the generated folder. */
  readonly path: string;
}

/** The network that a generated file belongs to: the one beside the folder `generated` that holds the file. */
function locate(file: string, { network }: WhyOptions): GeneratedFile {
  const parts = resolve(file).split(/[\\/]/);
  const index = parts.lastIndexOf('generated');
  if (network === undefined && index < 0) {
    throw new UsageError(
      `"${file}" is not in a folder named generated: name the network with --network, and the file by its path inside generated/.`,
    );
  }
  if (index < 0) return { network, path: file };
  const folder = parts.slice(0, index + 1).join('/');
  return { network: network ?? dirname(folder), path: relative(folder, resolve(file)) };
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
