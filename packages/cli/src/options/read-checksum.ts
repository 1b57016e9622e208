import { InvalidArgumentError } from 'commander';

/** NETWORK after an option whose value may be left out would be taken for the value. */
export function readChecksum(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It must be 64 hexadecimal digits; NETWORK comes before the options.');
}
