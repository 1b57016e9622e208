import { UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { drawNetwork, findSubject, usesOf, type FileUse, type Use, type Uses } from '@netloom/engine';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { describePlace } from '../../terminal/describe-place.ts';
import { printFitted } from '../../terminal/fit-lines.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';

export interface UsesOptions {
  readonly network?: string;
  readonly output: 'human' | 'json';
}

/** Prints everything that would change with what the text names. */
export async function runUses(
  text: string,
  { options, context }: { readonly options: UsesOptions; readonly context: Context },
): Promise<void> {
  const input = await openInput(options.network, context);
  if (input === null) return;
  const { facts, origins } = input.checked;
  const subject = findSubject(text, facts);
  if (typeof subject === 'string') throw new UsageError(subject);
  const drawings = drawNetwork(facts.network, (by) => origins.recorder(by));
  const uses = usesOf(subject, { facts, origins, drawings });
  const { name } = subject;
  const { terminal } = context;
  if (options.output === 'human') printFitted(printUses(name, uses), terminal);
  else terminal.out(printJsonDocument({ subject: name, ...uses }));
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

function printUse({ text, range }: Use): string {
  return `${visible(text)}   ${describePlace(range)}`;
}

function printFiles(files: readonly FileUse[]): readonly string[] {
  return files.map(({ file, pointer }) => `generated/${file}${pointer}`);
}
