import { InvalidArgumentError, Option } from 'commander';

/** --allow-deletes, of all commands that delete or plan to. */
export function allowDeletes(): Option {
  return new Option(
    '--allow-deletes <KIND=COUNT>',
    'let this many objects of a kind be deleted, whatever share of all they are; may be repeated',
  )
    .argParser(collectAllowed)
    .default(new Map<string, number>(), 'none');
}

/** `DNSEndpoint=4`, once for each kind. */
function collectAllowed(text: string, sofar: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [, kind, count] = /^([A-Z][A-Za-z0-9]*)=(\d{1,6})$/.exec(text) ?? [];
  if (kind === undefined) throw new InvalidArgumentError('It is a kind and a number, such as DNSEndpoint=4.');
  return new Map([...sofar, [kind, Number(count)]]);
}

/** NETWORK after an option whose value may be left out would be taken for the value. */
export function readChecksum(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It is 64 hexadecimal digits; NETWORK stands before the options.');
}
