import type { Severity } from '@netloom/diagnostics';
import type { EncodedFacts } from '@netloom/network-model/codec';
import type { MapLayout } from './map-layout.ts';

/** What the page holds as JSON. No text or comment of network.yaml is in it. */
export interface PageData {
  /** The version of netloom that made the page. */
  readonly netloom: string;
  /** The network, as the title shows it. */
  readonly name: string;
  readonly facts: EncodedFacts;
  readonly findings: readonly PageFinding[];
  readonly waived: readonly WaivedFinding[];
  readonly map: MapLayout;
  /** What the rules of the findings require, by their codes. */
  readonly rules: Readonly<Record<string, PageRule>>;
}

export interface PageFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: PagePlace | null;
  readonly related: readonly { readonly message: string; readonly at: PagePlace }[];
  readonly help: string | null;
  /** What `netloom validate --fix` does. */
  readonly fix: string | null;
}

export interface WaivedFinding extends PageFinding {
  readonly reason: string;
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
}

/** A place in a file, as a person looks it up. */
export interface PagePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PageRule {
  /** What is required, in a sentence. */
  readonly description: string;
  /** Why, in paragraphs. */
  readonly why: readonly string[];
}
