import type { Origin } from '@netloom/diagnostics';

/** Something that is not as the model has it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** What was seen, such as `Deployment cloudflare/cloudflared has 0 of 2 replicas available`. */
  readonly saw: string;
  readonly expected: string;
  /** Where the model says so. */
  readonly at: Origin | null;
  readonly fix: Fix;
}

/** How to fix a problem, or how to find out more about it. */
export interface Fix {
  /** What to do, in a sentence; empty where the commands say it. */
  readonly text: string;
  /** As a person types them. */
  readonly commands: readonly string[];
}

/** Something that could not be checked. */
export interface Unknown {
  readonly why: string;
  /** `failed`: it was tried. `not-here`: it cannot be seen from this place, or nobody asked for it. */
  readonly cause: 'failed' | 'not-here';
}

/** What a check makes of what it saw. */
export interface Outcome {
  /** What was seen and is as it should be, in a few words. */
  readonly saw: string;
  readonly problems: readonly Problem[];
  readonly unknown: readonly Unknown[];
}

export function outcome(saw: string, problems: Iterable<Problem> = []): Outcome {
  return { saw, problems: [...problems], unknown: [] };
}

export function fixBy(text: string, ...commands: readonly string[]): Fix {
  return { text, commands };
}
