import type { Plain } from '../plain.ts';

/** What a value must be, as data: the schemas of zod without zod, generated from them. */
export type Form =
  | { readonly kind: 'anything' }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'text';
      readonly shortest?: number;
      readonly longest?: number;
      readonly patterns?: readonly RegExp[];
    }
  | { readonly kind: 'integer'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'choice'; readonly values: readonly unknown[] }
  /** A text that becomes a value. */
  | { readonly kind: 'parsed'; readonly parse: (text: string) => Parsed }
  | { readonly kind: 'list'; readonly of: Form; readonly least?: number; readonly most?: number }
  /** A list, or its only item. */
  | { readonly kind: 'one-or-list'; readonly list: Form }
  | { readonly kind: 'map'; readonly key: Form; readonly value: Form }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Form>> }
  | { readonly kind: 'optional'; readonly of: Form }
  /** `value` where nothing is written. */
  | { readonly kind: 'default'; readonly of: Form; readonly value: Plain }
  /** As if `value` were written where nothing is. */
  | { readonly kind: 'unwritten'; readonly of: Form; readonly value: unknown }
  /** `condition` holds of what `of` gives; its type is known to the schema alone. */
  | { readonly kind: 'condition'; readonly of: Form; readonly condition: (value: never) => boolean }
  /** `mistakes` finds none in what `of` gives. */
  | {
      readonly kind: 'faultless';
      readonly of: Form;
      readonly mistakes: (value: never) => readonly unknown[];
    };

/** What a parser gives: `Parsed` of @netloom/addresses. */
type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };
