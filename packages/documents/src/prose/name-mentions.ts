import type { Machine, ProseFacts } from './prose-facts.ts';
import type { Statement } from './statement.ts';

/** A machine that a statement names, and where in the file. */
export interface NameMention {
  readonly machine: Machine;
  readonly start: number;
  readonly end: number;
}

/** Whole words only: `pve` is not named by `pve-alpha`. */
export function namesIn({ text, offset }: Statement, { machines }: ProseFacts): readonly NameMention[] {
  return [...text.matchAll(/[\w-]+/g)].flatMap((match): readonly NameMention[] => {
    const machine = machines.get(match[0].toLowerCase());
    const start = offset + match.index;
    return machine === undefined ? [] : [{ machine, start, end: start + match[0].length }];
  });
}
