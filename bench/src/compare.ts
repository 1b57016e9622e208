import { execa } from 'execa';

/** One command to time, from its start to its end. */
export interface Contender {
  readonly name: string;
  readonly command: readonly [file: string, ...args: readonly string[]];
}

export interface Timing {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  /** Against the first contender, pair by pair: the median of the ratios. */
  readonly ratio: number;
}

/** Runs the contenders in turn, round by round, so that a slow moment of the machine affects all of them. */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<readonly Timing[]> {
  const times: number[][] = [];
  for (let round = -1; round < rounds; round += 1) {
    const row: number[] = [];
    for (const { command } of contenders) row.push(await timeOf(command));
    // the first round warms the file cache and the compile cache
    if (round >= 0) times.push(row);
  }
  return contenders.map(({ name }, index) => ({
    name,
    median: median(times.map((row) => row[index] ?? NaN)),
    ratio: median(times.map((row) => (row[index] ?? NaN) / (row[0] ?? NaN))),
  }));
}

async function timeOf([file, ...args]: Contender['command']): Promise<number> {
  const { durationMs } = await execa(file, args, { stdin: 'ignore', buffer: false });
  return durationMs;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
