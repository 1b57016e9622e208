import type { Diagnostic, Place, Source } from '@netloom/diagnostics';
import type { PlannedMap } from './model/planned.ts';
import type { Proposal } from './proposal/proposal.ts';

/** Something that the network file does not have. */
export interface Omitted {
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  /** null where no file states it. */
  readonly range: Place | null;
}

/** The network of one cluster. */
export interface ImportedNetwork {
  readonly cluster: string;
  /** The network file. */
  readonly text: string;
  /** The same before it is written: each value with its place in the user's files, or the reason for which it is a guess. */
  readonly file: PlannedMap;
  /** Whether the text is a network file: no mistake of form is left. */
  readonly isValid: boolean;
  /** How many values are guesses. */
  readonly guesses: number;
  readonly leftOut: readonly Omitted[];
  /** Default deny as a plan, where it was asked for and there is a network. The text has what it lets in. */
  readonly proposal: Proposal | null;
}

/** What an import does beside reading. */
export interface ImportSettings {
  readonly propose?: 'default-deny' | undefined;
}

/** Networks, and what the user's files prove to be wrong with them. */
export interface Imported {
  readonly networks: readonly ImportedNetwork[];
  readonly diagnostics: readonly Diagnostic[];
  /** The user's files that diagnostics point into. */
  readonly sources: readonly Source[];
}
