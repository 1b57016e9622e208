import type { Source, SourceNode } from './source.ts';

/** Where a value of the model came from. */
export type Origin =
  | { readonly kind: 'written'; readonly source: Source; readonly node: SourceNode }
  | {
      readonly kind: 'default';
      readonly source: Source;
      /** The mapping that does not hold `key`. */
      readonly owner: SourceNode;
      readonly key: string | number;
      /** The path to the value inside the default of `key`, where it is not that default itself. */
      readonly within?: readonly (string | number)[];
    }
  | { readonly kind: 'derived'; readonly by: string; readonly from: readonly [Origin, ...Origin[]] };
