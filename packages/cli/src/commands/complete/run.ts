import { basename } from 'node:path';
import type { Command } from 'commander';
import { findWanted, type Candidate, type Wanted } from '../../completion/find-wanted.ts';
import { splitLine } from '../../completion/split-line.ts';
import type { Context } from '../../context.ts';
import type { nameCandidates } from './names.ts';

interface CompleteInput {
  /** The words after `netloom`; in bash COMP_WORDBREAKS and the line. */
  readonly words: readonly string[];
  readonly isBash: boolean;
  readonly context: Context;
  /** What few completions need, and takes time to load. */
  readonly load: {
    readonly codes: () => Promise<readonly Candidate[]>;
    readonly charts: () => Promise<readonly Candidate[]>;
    readonly names: () => Promise<typeof nameCandidates>;
  };
}

/** Prints what fits, nothing else, and never fails: whoever presses a key did not ask what is wrong with a file. */
export async function runComplete(program: Command, input: CompleteInput): Promise<void> {
  try {
    await complete(program, input);
  } catch {
    // a shell that gets no answer completes nothing
  }
}

async function complete(program: Command, input: CompleteInput): Promise<void> {
  const { words, isBash, context } = input;
  const [breaks = '', line = ''] = words;
  const split = isBash ? splitLine(line, breaks) : { words, completed: null };
  const last = split.words.at(-1) ?? '';
  const wanted = findWanted(program, isBash ? afterProgram(split.words) : words);
  const typed = last.slice(wanted.start.length);
  const fitting = [...wanted.candidates, ...(await known(wanted, input))].filter(
    ({ value }) => value.startsWith(typed) && PLAIN.test(value),
  );
  const cut = split.completed === null ? 0 : last.length - split.completed.length;
  const lines = fitting.map(({ value, description }) => {
    const word = `${wanted.start}${value}`;
    if (isBash) return word.slice(cut);
    return description === '' ? word : `${word}\t${description.replaceAll(/\s+/g, ' ')}`;
  });
  const files = wanted.kind === 'file' || wanted.kind === 'against' ? 'files' : 'words';
  context.terminal.out([files, ...lines].map((row) => `${row}\n`).join(''));
}

/** A line may set variables before it names the program. */
function afterProgram(words: readonly string[]): readonly string[] {
  return words.slice(words.findIndex((word) => basename(word) === 'netloom') + 1);
}

/** Words that every shell reads as they are. A file may hold others, and none of them goes into a line. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** What the declarations do not know. */
async function known(
  { kind, network }: Wanted,
  { load, context }: CompleteInput,
): Promise<readonly Candidate[]> {
  switch (kind) {
    case 'file':
    case 'free':
      return [];
    case 'against':
      return AGAINST;
    case 'code':
      return load.codes();
    case 'chart':
      return load.charts();
    case 'endpoint':
    case 'target':
    case 'subject':
      return (await load.names())(kind, { network, context });
    default:
      return kind satisfies never;
  }
}

const AGAINST: readonly Candidate[] = [
  { value: 'cluster', description: 'what is installed in a cluster' },
  { value: 'git:HEAD', description: 'the last commit' },
  { value: 'git:main', description: 'a branch' },
];
