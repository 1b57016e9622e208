import { Option, type Command } from 'commander';
import { UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import type { FileUse, Use, Uses } from '@netloom/engine';
import { openInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';

interface Options {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom uses 192.168.7.230                what holds, routes to or names an address
  netloom uses grafana.int.jigga.xyz        what would change with a host
  netloom uses pool:default-pool            what would change with a pool, node, service, zone, connector, …
  netloom uses ichigo --output json         a name alone is enough where only one thing has it
`;

export function addUses(program: Command, context: Context): void {
  program
    .command('uses')
    .description('list everything that would change with an address, a host or a named thing')
    .addHelpText('before', EXAMPLES)
    .argument('<ADDRESS|HOST|OWNER>', 'an address, CIDR or range, a host name, or a name such as node:ichigo')
    .option('--network <FILE>', 'a network file, or a folder with a network.yaml')
    .addOption(new Option('--output <FORM>', 'how to print it').choices(['human', 'json']).default('human'))
    .action(async (text: string, options: Options) => {
      const input = await openInput(options.network, context);
      if (input === null) return;
      const { checked } = input;
      const { drawNetwork, findSubject, usesOf } = await import('@netloom/engine');
      const subject = findSubject(text, checked.facts);
      if (typeof subject === 'string') throw new UsageError(subject);
      const drawings = drawNetwork(checked.facts.network, (by) => checked.origins.recorder(by));
      const uses = usesOf(subject, { facts: checked.facts, origins: checked.origins, drawings });
      context.terminal.out(
        options.output === 'human'
          ? printUses(subject.name, uses)
          : printJsonDocument({ subject: subject.name, ...uses }),
      );
    });
}

/** A heading and a line each for what there is; nothing for what there is not. */
function printUses(subject: string, { files, ...rows }: Uses): string {
  const blocks = Object.entries(rows)
    .filter(([, uses]) => uses.length > 0)
    .map(([what, uses]) => [what, ...uses.map(printUse)]);
  const all = files.length === 0 ? blocks : [...blocks, ['files', ...printFiles(files)]];
  if (all.length === 0) return `nothing uses ${subject}\n`;
  return all
    .map(([what = '', ...lines]) => `${what}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('\n');
}

function printUse({ text, range: { file, start } }: Use): string {
  return `${visible(text)}   ${visible(file)}:${start.line}:${start.column}`;
}

function printFiles(files: readonly FileUse[]): readonly string[] {
  return files.map(({ file, pointer }) => `generated/${file}${pointer}`);
}
