import { MISMATCH, readForm } from '@netloom/chart-kit';
import type { ParsedSource } from '@netloom/diagnostics';
import type { NetworkFile } from '../file/network-file.ts';
import { NETWORK_FORM } from '../form/network-form.ts';

/** A parsed text as a network file, without zod; null where anything is wrong with it: `decode` finds out what. */
export function readNetworkFile({ value, diagnostics }: ParsedSource): NetworkFile | null {
  if (diagnostics.length > 0) return null;
  const file = readForm(NETWORK_FORM, value);
  // the form is that of the schema
  return file === MISMATCH ? null : (file as NetworkFile);
}
