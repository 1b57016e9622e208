import type { Source, SourceNode, TextEdit } from '@netloom/diagnostics';
import type * as z from 'zod';
import type { KeyChange } from '../key-changes/key-change.ts';
import type { SchemaErrorCode } from './schema-errors.ts';

/** One mistake as it is reported. */
export interface Mistake {
  readonly code: SchemaErrorCode;
  readonly message: string;
  readonly at: Pick<SourceNode, 'span' | 'alias'>;
  readonly help: string | null;
  readonly fix: MistakeFix | null;
  /** The path of the key that an unknown one was probably meant to be. */
  readonly meant?: string | null;
  /** The path of the key that is missing, or of each that would do. */
  readonly lacks?: readonly string[];
}

export interface Context {
  readonly schema: z.core.$ZodType;
  readonly source: Source;
  readonly root: SourceNode;
  /** The file's text: a number is quoted as it is written, not as it was read. */
  readonly text: string;
  /** Keys that the format has no more. */
  readonly removed: readonly KeyChange[];
}

/** A text in the place of the node, or edits elsewhere in the file. */
export type MistakeFix = { readonly title: string } & (
  | { readonly text: string }
  | { readonly edits: readonly TextEdit[] }
);
