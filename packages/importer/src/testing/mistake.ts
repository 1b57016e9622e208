import type { PlantFacts } from './plant-facts.ts';

/** A kind of mistake. */
export interface Mistake {
  readonly what: string;
  /** Of the finding that it must give. */
  readonly code: string;
  /** Whether one file has all of its documents: they count only together. */
  readonly isTogether?: boolean;
  /** Whether it goes into the file of the pool: in a folder of its own it is another version of that. */
  readonly isBeside?: boolean;
  /** Documents with `@here` at the end of each line that the finding may point to; null where the facts have no place for it. */
  readonly plant: (facts: PlantFacts) => readonly string[] | null;
}
