import type { Diagnostic } from '@netloom/diagnostics';
import type { Draft } from '../model/draft/draft.ts';

/** Where a file states a record, and which programs make it. Offsets in UTF-16 units. */
export interface StatedRecord {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Two records with the same are made by the same programs; of one cluster. */
  readonly madeBy: string;
}

export function statedRecords(
  { dnsStatements, dnsPrograms }: Draft,
  cluster: string,
): readonly StatedRecord[] {
  return dnsStatements.map(({ at: { source, span }, seenBy }) => ({
    file: source.file,
    start: span.start,
    end: span.end,
    madeBy: dnsPrograms > 1 ? `${cluster}\n${seenBy}` : cluster,
  }));
}

const PAIRS = new Set(['dns-cname-conflict', 'dns-record-twice', 'dns-cname-circle']);

/**
 * Whether files prove what a finding says about records: they state each of them, for the same external-dns. Records that
 * netloom derives are none of the user's; with several external-dns, one name may have a record inside and one outside.
 */
export function isProvenOfRecords(
  { code, range, related, message }: Diagnostic,
  records: readonly StatedRecord[],
): boolean {
  if (!PAIRS.has(code) || range === null) return true;
  // another record, stated elsewhere, may be nearer than a wildcard
  if (code === 'dns-cname-circle' && message.includes('"*.')) return false;
  const made = [range, ...related.map((one) => one.range)].map(
    ({ file, start }) =>
      records.find((one) => one.file === file && one.start <= start.offset && start.offset <= one.end)
        ?.madeBy,
  );
  return made.every((one) => one !== undefined && one === made[0]);
}
