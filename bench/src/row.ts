import type { Timing } from './compare.ts';

export type Unit = '×' | 'MiB' | 's' | 'exponent';

/** One line of docs/performance.md: what is measured, and how much it may be. */
export interface Row {
  /** What `--only` takes: kebab-case. */
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  readonly atMost: number;
  /** Why a miss is not fixed (yet); printed only where the row is missed. */
  readonly why: string | null;
  /** Measured by `--short` too, and compared with bench/baseline.json: seconds, no minutes, and a ratio. */
  readonly short: boolean;
  readonly measure: (context: BenchContext) => Promise<Measurement>;
}

export interface Measurement {
  /** In the row's unit. */
  readonly value: number;
  /** What was run, the floor first; empty where nothing was timed side by side. */
  readonly timings: readonly Timing[];
}

/** What all rows of one run share. */
export interface BenchContext {
  /** A command line of the packed artefact. */
  readonly netloom: (...args: readonly string[]) => readonly [file: string, ...args: readonly string[]];
  /** A folder of this run, outside the checkout; each row makes its own inside. */
  readonly scratch: string;
  readonly rounds: number;
  readonly onProgress: (text: string) => void;
}
