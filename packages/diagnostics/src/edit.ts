import type { Origin } from './origin.ts';

/** What YAML can hold. */
export type EditValue =
  | string
  | number
  | boolean
  | null
  | readonly EditValue[]
  | { readonly [key: string]: EditValue };

/** A structural edit; the tree turns it into text and keeps comments and layout. */
export type Edit =
  | { readonly kind: 'replace'; readonly at: Origin; readonly value: EditValue }
  | { readonly kind: 'insert'; readonly into: Origin; readonly key?: string; readonly value: EditValue }
  | { readonly kind: 'remove'; readonly at: Origin };
