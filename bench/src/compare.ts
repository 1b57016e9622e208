import { execa } from 'execa';

export type Command = readonly [file: string, ...args: readonly string[]];

/** One command to time, from its start to its end. */
export interface Contender {
  readonly name: string;
  readonly command: Command;
  /** More variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called before each run, outside of its time. */
  readonly before?: () => Promise<void>;
  /** What it exits with where all is well: 1 for a plan that has changes. The default is 0. */
  readonly exit?: number;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  /** Against the first contender, pair by pair: the median of the ratios. */
  readonly ratio: number;
}

/** Rounds that are not timed: the first warms the file cache, the second keeps the code that it compiled for those after it. */
const WARMING = 2;

/** Runs the contenders in turn, round by round, so that a slow moment of the machine affects all of them. */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<readonly Timing[]> {
  const times: number[][] = [];
  for (let round = -WARMING; round < rounds; round += 1) {
    const row: number[] = [];
    for (const contender of contenders) row.push(await timeOf(contender));
    if (round >= 0) times.push(row);
  }
  return contenders.map(({ name }, index) => ({
    name,
    median: median(times.map((row) => row[index] ?? NaN)),
    ratio: median(times.map((row) => (row[index] ?? NaN) / (row[0] ?? NaN))),
  }));
}

/** Milliseconds of one run. Throws where the command fails. */
export async function timeOf({ name, command, env, before, exit = 0 }: Contender): Promise<number> {
  await before?.();
  const [file, ...args] = command;
  const { durationMs, exitCode, stderr } = await execa(file, args, {
    ...(env !== undefined && { env }),
    reject: false,
    stdin: 'ignore',
    stdout: 'ignore',
  });
  if (exitCode !== exit) {
    throw new Error(`${name} exits ${exitCode ?? 'by a signal'}, not ${exit}: ${stderr}`);
  }
  return durationMs;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
