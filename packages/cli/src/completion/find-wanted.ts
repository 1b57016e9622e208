import type { Argument, Command, Option } from 'commander';
import { valueKind, type ValueKind } from './value-kinds.ts';

/** A word that fits, with what it means where that is known. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What fits at the end of a command line. */
export interface Wanted {
  /** Words that the declarations of the commands have. */
  readonly candidates: readonly Candidate[];
  /** What else fits, which the declarations do not know. */
  readonly kind: ValueKind;
  /** What each of the words begins with, and is no part of the value: `--network=`. */
  readonly start: string;
  /** NETWORK, where `--network` names it. */
  readonly network: string | undefined;
}

/** Where the words before the last one lead. */
interface Reached {
  readonly command: Command;
  /** How many operands the command has. */
  readonly operands: number;
  /** The option whose value comes next, or may come next. */
  readonly pending: Option | null;
  readonly given: ReadonlySet<Option>;
  /** After `--`. */
  readonly onlyOperands: boolean;
  readonly network: string | undefined;
}

/** What fits as the last of the words after the name of the program. Descends into `program` by its declarations alone. */
export function findWanted(program: Command, words: readonly string[]): Wanted {
  const last = words.at(-1) ?? '';
  const reached = words
    .slice(0, -1)
    .reduce(step, { ...AT_START, command: program, given: new Set<Option>() });
  const { command, pending, onlyOperands, network } = reached;
  const isOption = last.startsWith('-') && !onlyOperands;
  if (pending !== null && !isOption) return { ...valuesOf(pending), start: '', network };
  const equals = isOption ? last.indexOf('=') : -1;
  if (equals > 0) {
    const option = findOption(command, last.slice(0, equals));
    const values = option === undefined ? NOTHING : valuesOf(option);
    return { ...values, start: last.slice(0, equals + 1), network };
  }
  if (isOption) return { candidates: optionsOf(reached), kind: 'free', start: '', network };
  return { ...operandsOf(reached), start: '', network };
}

const AT_START = { operands: 0, pending: null, onlyOperands: false, network: undefined } as const;

function step(reached: Reached, word: string): Reached {
  const { command, operands, pending, given, onlyOperands } = reached;
  const isOption = word.startsWith('-') && word !== '-' && !onlyOperands;
  if (pending !== null && !isOption) {
    const network = pending.long === '--network' ? word : reached.network;
    return { ...reached, network, pending: pending.variadic ? pending : null };
  }
  if (isOption && word === '--') return { ...reached, pending: null, onlyOperands: true };
  if (isOption) {
    const [name = '', value] = word.split(/=(.*)/s);
    const option = findOption(command, name);
    if (option === undefined) return { ...reached, pending: null };
    const network = option.long === '--network' && value !== undefined ? value : reached.network;
    const waits = value === undefined && takesValue(option);
    return { ...reached, network, given: new Set([...given, option]), pending: waits ? option : null };
  }
  const inner = operands === 0 && !onlyOperands ? command.commands.find((one) => one.name() === word) : null;
  if (inner) return { ...reached, command: inner, given: new Set() };
  return { ...reached, operands: operands + 1, pending: null };
}

function findOption(command: Command, name: string): Option | undefined {
  return command.options.find(({ long, short }) => long === name || short === name);
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function optionsOf({ command, given }: Reached): readonly Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => !given.has(option) || option.parseArg !== undefined || option.variadic)
    .map(({ long, short, description }) => ({ value: long ?? short ?? '', description }));
}

function operandsOf({ command, operands }: Reached): Pick<Wanted, 'candidates' | 'kind'> {
  if (command.commands.length > 0 && operands === 0) {
    const commands = command.createHelp().visibleCommands(command);
    return {
      kind: 'free',
      candidates: commands.map((one) => ({ value: one.name(), description: one.description() })),
    };
  }
  const declared = command.registeredArguments;
  const last = declared.at(-1);
  const argument = declared[operands] ?? (last?.variadic === true ? last : undefined);
  return argument === undefined ? NOTHING : valuesOf(argument);
}

const NOTHING = { candidates: [], kind: 'free' } as const satisfies Pick<Wanted, 'candidates' | 'kind'>;

function valuesOf(declared: Argument | Option): Pick<Wanted, 'candidates' | 'kind'> {
  const choices = declared.argChoices ?? [];
  return {
    candidates: choices.map((value) => ({ value, description: '' })),
    kind: valueKind(declared) ?? 'free',
  };
}
