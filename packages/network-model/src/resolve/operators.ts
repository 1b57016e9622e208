import type { NetworkFile } from '../file/network-file.ts';
import type { Operators } from '../network.ts';
import type { Recording } from './recording.ts';

/** The pinned versions, and what is passed on to each chart: nothing where the file has none. */
export function toOperators({ operators }: NetworkFile, record: Recording): Operators {
  const { metallb = {}, tailscale = {}, externalDns = {}, certManager = {} } = operators.values;
  const values = record.from(operators.values, { metallb, tailscale, externalDns, certManager });
  return record.from(operators, { ...operators, values });
}
