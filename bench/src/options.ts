import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of rows; empty is all of them. */
  readonly only: readonly string[];
  /** Only the rows that CI compares, with fewer rounds. */
  readonly short: boolean;
  /** One JSON document instead of the table. */
  readonly json: boolean;
  /** Writes docs/performance.md and bench/baseline.json. */
  readonly write: boolean;
  /** Fails where a ratio is worse than the recorded one. */
  readonly compare: boolean;
}

export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
    },
  });
  return values;
}
