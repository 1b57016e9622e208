import type { Diagnostic } from '@netloom/diagnostics';
import { secretInPlaintext, type NetworkFacts, type Waiver } from '@netloom/network-model';

/** The input of rules over waivers. */
export interface WaiverFacts extends NetworkFacts {
  /** The findings of the other rules in the network file. */
  readonly findings: readonly Diagnostic[];
  /** The codes of all rules that this network was checked with. */
  readonly codes: ReadonlySet<string>;
  /** Codes of the rules over several networks. */
  readonly fleetCodes: ReadonlySet<string>;
  /** YYYY-MM-DD; null where it was not given. */
  readonly today: string | null;
}

export function hasExpired({ until }: Waiver, today: string | null): boolean {
  return today !== null && until < today;
}

/** Everybody who reads the file knows the secret: a waiver does not change that. */
export function isWaivable(code: string): boolean {
  return code !== secretInPlaintext.code;
}

export function covers({ code, matches }: Waiver, finding: Diagnostic): boolean {
  return isWaivable(code) && code === finding.code && (matches === null || finding.message.includes(matches));
}
