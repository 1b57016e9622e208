import type { Command, Timing } from './compare.ts';

/** A ratio to the floor, a difference of two such ratios, memory, time, or the exponent of growth. */
export type Unit = '×' | '× more' | 'MiB' | 's' | 'exponent';

/** One line of docs/performance.md: what is measured, and how much it may be. */
export interface Row {
  /** What `--only` takes: kebab-case. */
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  readonly atMost: number;
  /** Why a miss stays; printed only where the row is missed. */
  readonly why?: string;
  /** Measured by `--short` too, and compared with bench/baseline.json: seconds, no minutes, and a ratio to the floor. */
  readonly short?: true;
  readonly measure: (context: BenchContext) => Promise<Measurement>;
}

export interface Measurement {
  /** In the row's unit. */
  readonly value: number;
  /** What was timed side by side, the floor first. */
  readonly timings: readonly Timing[];
  /** What could not be measured beside it, and why. */
  readonly absent?: readonly string[];
}

/** What all rows of one run share. */
export interface BenchContext {
  /** A command line of the packed artefact. */
  readonly netloom: (...args: readonly string[]) => Command;
  /** The folder that the artefact was unpacked into. */
  readonly artefact: string;
  /** A folder of this run, outside the checkout; each row makes its own inside. */
  readonly scratch: string;
  /** How often a short command is timed. */
  readonly rounds: number;
  readonly onProgress: (text: string) => void;
}
