import { join } from 'node:path';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import {
  firstNetwork,
  problemsOf,
  suggest,
  writeNetwork,
  type AnswerKey,
  type Answers,
  type Observations,
} from '@netloom/importer';
import type { Context } from '../../context.ts';
import { today } from '../../network-input/today.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { askerOf, isDumb, type Asker } from './ask.ts';
import { ciFile } from './ci-files.ts';
import type { CiName } from './ci-names.ts';
import { lookAround, type LookOptions } from './look-around.ts';
import { refuseExisting, writeNewFiles, type NewFile } from './new-files.ts';
import { QUESTIONS, type Question } from './questions.ts';

export interface InitOptions extends Answers, LookOptions {
  readonly yes?: true;
  readonly ci?: CiName;
  readonly output: 'human' | 'json';
}

interface InitInput {
  readonly options: InitOptions;
  readonly context: Context;
  readonly openAsker?: (context: Context) => Asker | null;
}

/** Asks what the options leave open, and writes the first network file. Until the last answer nothing is written. */
export async function runInit(
  folder: string,
  { options, context, openAsker = askerOf }: InitInput,
): Promise<void> {
  const { terminal, exit } = context;
  const path = join(folder, 'network.yaml');
  const ci = options.ci === undefined ? [] : [ciFile(options.ci, folder)];
  await refuseExisting([path, ...ci.map((file) => file.path)]);
  const asker = options.yes === true ? null : openAsker(context);
  const seen = await lookAround(folder, { options, context });
  const found = await answersTo({ options, asker, seen });
  if (found === null) {
    terminal.err('nothing was written\n');
    exit(EXIT.interrupted);
    return;
  }
  const network = { path, text: writeNetwork(firstNetwork(found.answers, found.examples)) };
  const files = [network, ...ci];
  context.finish();
  await writeNewFiles(files);
  if (options.output === 'json') terminal.out(printJsonDocument(toDocument(files, found)));
  else for (const line of describe(folder, files, found)) terminal.err(`${visible(line)}\n`);
}

/** The answers, and which of them are examples that nobody gave. */
interface Found {
  readonly answers: Answers;
  readonly examples: ReadonlySet<AnswerKey>;
}

/** null where somebody stopped. */
async function answersTo({
  options,
  asker,
  seen,
}: {
  readonly options: InitOptions;
  readonly asker: Asker | null;
  readonly seen: Observations;
}): Promise<Found | null> {
  let answers: Answers = {};
  const examples = new Set<AnswerKey>();
  for (const question of QUESTIONS) {
    const { key, completes } = question;
    const given = options[key];
    if (completes !== undefined && (answers[completes] ?? '') === '') {
      if (given !== undefined) throw new UsageError(`--${key} completes --${completes}, which is not given`);
      continue;
    }
    const likely = suggest(key, answers, seen);
    if (given !== undefined) {
      answers = await accepted(question, given, answers);
    } else if (asker !== null) {
      const answer = await asked({ question, likely: likely.value, asker, answers });
      if (answer === null) return null;
      answers = { ...answers, [key]: answer };
    } else if (likely.isSeen || !question.isOptional) {
      if (options.yes !== true) throw new UsageError(withoutTerminal(question));
      if (!likely.isSeen) examples.add(key);
      answers = { ...answers, [key]: likely.value };
    }
  }
  return { answers, examples };
}

/** Answers with one that an option gives. */
async function accepted(question: Question, given: string, answers: Answers): Promise<Answers> {
  const next = { ...answers, [question.key]: given };
  const [problem] = await problemsOf(next, { before: answers, today: today() });
  if (problem === undefined) return next;
  throw new UsageError(`--${question.key} ${given}: ${problem.message}`);
}

/** The answer of a person, which is asked for again while it makes the network wrong; null where they stop. */
async function asked({
  question,
  likely,
  asker,
  answers,
}: {
  readonly question: Question;
  readonly likely: string;
  readonly asker: Asker;
  readonly answers: Answers;
}): Promise<string | null> {
  let shown = likely;
  for (;;) {
    const answer = await asker.ask(question, shown);
    if (answer === null) return null;
    const next = { ...answers, [question.key]: answer };
    const problems = await problemsOf(next, { before: answers, today: today() });
    if (problems.length === 0) return answer;
    for (const { message, help } of problems) asker.refuse(help === null ? message : `${message} (${help})`);
    shown = answer;
  }
}

function withoutTerminal({ key }: Question): string {
  const why = isDumb() ? 'a terminal with TERM=dumb cannot show questions' : 'there is no terminal to ask at';
  return `${why}: give --${key}, or --yes, which takes what this machine shows and examples for the rest`;
}

function toDocument(files: readonly NewFile[], { answers, examples }: Found): object {
  return { files: files.map(({ path }) => path), answers, examples: [...examples] };
}

function describe(
  folder: string,
  files: readonly NewFile[],
  { answers: { gitops = '' }, examples }: Found,
): readonly string[] {
  const [network] = files;
  return [
    ...files.map(({ path }) => `wrote ${path}`),
    ...(examples.size === 0
      ? []
      : [`examples, marked in the file: ${[...examples].join(', ')}; put your own there`]),
    `next: netloom validate ${network?.path ?? ''}, and netloom build`,
    ...(gitops === ''
      ? []
      : [`then: commit it with ${join(folder, 'generated', gitops)}, and apply the root there`]),
  ];
}
