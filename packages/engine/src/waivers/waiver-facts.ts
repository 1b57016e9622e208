import type { Diagnostic } from '@netloom/diagnostics';
import { secretInPlaintext, type NetworkFacts, type Waiver } from '@netloom/network-model';

/** What a rule over waivers sees. */
export interface WaiverFacts extends NetworkFacts {
  /** What the other rules found. */
  readonly findings: readonly Diagnostic[];
  /** The codes of all rules that this network was checked with. */
  readonly codes: ReadonlySet<string>;
  /** Codes that only a check of several networks can find. */
  readonly fleetCodes: ReadonlySet<string>;
  /** YYYY-MM-DD; null where nobody said. */
  readonly today: string | null;
}

export function hasExpired({ until }: Waiver, today: string | null): boolean {
  return today !== null && until < today;
}

/** A secret is known to everybody who reads the file, whatever its author thinks of that. */
export function isWaivable(code: string): boolean {
  return code !== secretInPlaintext.code;
}

export function covers({ code, matches }: Waiver, finding: Diagnostic): boolean {
  return isWaivable(code) && code === finding.code && (matches === null || finding.message.includes(matches));
}
