import type { Origin } from './origin.ts';

/** What YAML can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A structural edit; the tree turns it into text and keeps comments and layout. */
export type Edit =
  | { readonly kind: 'replace'; readonly at: Origin; readonly value: Plain }
  | { readonly kind: 'insert'; readonly into: Origin; readonly key?: string; readonly value: Plain }
  | { readonly kind: 'remove'; readonly at: Origin };
