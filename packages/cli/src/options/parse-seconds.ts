import { InvalidArgumentError } from 'commander';

/** The value of an option like --timeout. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError('It must be a whole number of seconds.');
}
