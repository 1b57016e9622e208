import { Argument, Option } from 'commander';

const NETWORK = 'a network file, or a folder with a network.yaml';

/** NETWORK of a command that is about one network. */
export function networkArgument(): Argument {
  return new Argument('[NETWORK]', NETWORK);
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

/** Of the commands that write generated files. */
export function checkOption(): Option {
  return new Option('--check', 'write nothing; list what differs, and fail if anything does');
}
