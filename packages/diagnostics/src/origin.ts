import type { Source, SourceNode } from './source.ts';

/** Where a value of the model came from. */
export type Origin =
  | { readonly kind: 'written'; readonly source: Source; readonly node: SourceNode }
  | {
      readonly kind: 'default';
      readonly source: Source;
      readonly owner: SourceNode;
      readonly key: string | number;
    }
  | { readonly kind: 'derived'; readonly by: string; readonly from: readonly [Origin, ...Origin[]] };
