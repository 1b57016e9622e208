import { InvalidArgumentError, Option, type Command } from 'commander';
import { didYouMean } from './did-you-mean.ts';
import type { RolloutOptions } from './plan-options.ts';
import { UsageError } from './usage-error.ts';

/** What a person allows: the options of all commands that change a cluster or plan to. */
export function withAllowances(command: Command): Command {
  return command
    .addOption(
      new Option('--until <STAGE>', 'the last stage').choices(['namespaces', 'operators', 'network']),
    )
    .option('--install-operator <NAME...>', 'install it although its CRDs exist')
    .option('--adopt', 'take over existing objects that nobody reconciles')
    .option('--force-conflicts', 'take back fields that somebody else has changed')
    .addOption(
      new Option(
        '--allow-deletes <KIND=COUNT>',
        'let this many objects of a kind be deleted, whatever share of all they are; may be repeated',
      )
        .argParser(collectAllowed)
        .default(new Map<string, number>(), 'none'),
    );
}

/** `DNSEndpoint=4`, once for each kind. */
function collectAllowed(text: string, sofar: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [, kind, count] = /^([A-Z][A-Za-z0-9]*)=(\d{1,6})$/.exec(text) ?? [];
  if (kind === undefined) throw new InvalidArgumentError('It is a kind and a number, such as DNSEndpoint=4.');
  return new Map([...sofar, [kind, Number(count)]]);
}

/** A misspelt kind would allow nothing, and look as if it did. */
export async function checkKinds(
  { allowDeletes }: Pick<RolloutOptions, 'allowDeletes'>,
  objects: readonly { readonly kind: string }[],
): Promise<void> {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort();
  for (const kind of allowDeletes.keys()) {
    if (kinds.includes(kind)) continue;
    throw new UsageError(
      `--allow-deletes: there is no ${kind} before or after. ${await didYouMean(kind, kinds)}`,
    );
  }
}

/** NETWORK after an option whose value may be left out would be taken for the value. */
export function readChecksum(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It is 64 hexadecimal digits; NETWORK stands before the options.');
}
