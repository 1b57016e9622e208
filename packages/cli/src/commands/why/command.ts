import { dirname, relative, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import type { Because, Spot, Why } from '@netloom/engine';
import { openInput, type CheckedInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';

interface Options {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom why networks/homelab/generated/values.yaml#/metallb/ipAddressPools/0/spec/addresses/0
  netloom why networks/homelab/generated/operators/external-dns/values.yaml#/txtOwnerId
  netloom why values.yaml#/tunnel/replicas --network networks/homelab --output json
`;

export function addWhy(program: Command, context: Context): void {
  program
    .command('why')
    .description('say which line, default or derivation gives a value of a generated YAML or JSON file')
    .addHelpText('before', EXAMPLES)
    .argument('<FILE#/POINTER>', 'a generated file, and the JSON Pointer of a value in it')
    .option('--network <FILE>', 'the network; FILE is then a path inside its generated folder')
    .addOption(
      new Option('--output <FORM>', 'how to print the answer').choices(['human', 'json']).default('human'),
    )
    .action(async (place: string, options: Options) => {
      const [file = '', pointer = ''] = place.split(/#(.*)/s);
      const { network, path } = locate(file, options);
      const input = await openInput(network, context);
      if (input === null) return;
      const why = await ask(input, { path, pointer });
      context.terminal.out(
        options.output === 'human' ? printWhy(why) : printJsonDocument({ file: path, pointer, ...why }),
      );
    });
}

interface Place {
  readonly network: string | undefined;
  /** Inside the generated folder. */
  readonly path: string;
}

/** The network that a generated file belongs to: the one beside the folder `generated` that holds the file. */
function locate(file: string, { network }: Options): Place {
  const parts = resolve(file).split(/[\\/]/);
  const index = parts.lastIndexOf('generated');
  if (network === undefined && index < 0) {
    throw new UsageError(
      `"${file}" lies in no folder called generated: name the network with --network, and the file as it is called inside generated/.`,
    );
  }
  if (index < 0) return { network, path: file };
  const folder = parts.slice(0, index + 1).join('/');
  return { network: network ?? dirname(folder), path: relative(folder, resolve(file)) };
}

async function ask(
  { checked }: CheckedInput,
  { path, pointer }: { readonly path: string; readonly pointer: string },
): Promise<Why> {
  const { drawNetwork, whyValue } = await import('@netloom/engine');
  const drawings = drawNetwork(checked.facts.network, (by) => checked.origins.recorder(by));
  const drawing = drawings.get(path);
  if (drawing === undefined) {
    throw new UsageError(
      `netloom builds no YAML or JSON file "${path}" of this network. ${await didYouMean(path, [...drawings.keys()])}`,
    );
  }
  const why = whyValue({ drawing, origins: checked.origins, pointer, source: checked.source });
  if (typeof why === 'string') throw new UsageError(`${path}: ${why}`);
  return why;
}

/** The value, then one line for each step back, then the places. */
function printWhy({ value, because, same }: Why): string {
  const lines = [visible(JSON.stringify(value)), ...linesOf(because, '  ')];
  if (same !== null) lines.push(`  the network says so at ${printSpot(same)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function linesOf(because: Because, indent: string): readonly string[] {
  switch (because.kind) {
    case 'written':
      return [`${indent}is written at ${printSpot(because)}`];
    case 'default':
      return [
        `${indent}is the default of ${because.path}, which is not stated at ${printPlace(because.range)}`,
      ];
    case 'chart-default':
      return [`${indent}is the default of ${because.path} in the values of the chart ${because.chart}`];
    case 'derived':
      return [
        `${indent}is derived (${because.by}) from what`,
        ...because.from.flatMap((from) => linesOf(from, `${indent}  `)),
      ];
    default:
      return because satisfies never;
  }
}

function printSpot({ path, range }: Spot): string {
  return `${printPlace(range)}: ${path}`;
}

function printPlace({ file, start }: Spot['range']): string {
  return `${visible(file)}:${start.line}:${start.column}`;
}
