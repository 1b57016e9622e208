import { Argument, InvalidArgumentError, Option } from 'commander';

const NETWORK = 'a network file, a folder with a network.yaml, or - for standard input';

/** NETWORK of a command that is about one network. */
export function networkArgument(): Argument {
  return new Argument('[NETWORK]', NETWORK);
}

/** NETWORKs of a command that takes several, each by itself. */
export function networksArgument(): Argument {
  return new Argument('[NETWORK...]', 'network files, folders with a network.yaml, or - for standard input');
}

/** The network of a command whose arguments are a question about it. */
export function networkOption(): Option {
  return new Option('--network <NETWORK>', NETWORK);
}

/** The format of what a command prints: `human` by default, or one of these. */
export function outputOption(...formats: readonly string[]): Option {
  return new Option('--output <FORMAT>', 'the format of the output')
    .choices(['human', ...formats])
    .default('human');
}

/** Of the commands that fold what is long, which they do on a terminal alone. */
export function verboseOption(): Option {
  return new Option('--verbose', 'fold nothing on a terminal');
}

/** Of the commands that ask before they write. */
export function yesOption(): Option {
  return new Option('--yes', 'do not ask for confirmation');
}

/** A number of seconds. */
export function timeoutOption(description: string, seconds: number): Option {
  return new Option('--timeout <SECONDS>', description).argParser(parseSeconds).default(seconds);
}

/** Of the commands that write generated files. */
export function checkOption(): Option {
  return new Option('--check', 'write nothing; list what differs, and fail if anything does');
}

/** Of the commands that are run after each save. */
export function watchOption(): Option {
  return new Option('--watch', 'run again after each change of the network files, until Ctrl-C');
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError('It must be a whole number of seconds.');
}
