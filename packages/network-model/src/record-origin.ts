import type { Origin, Origins } from '@netloom/diagnostics';
import type { DnsRecord } from './network.ts';

/** Where a finding shows a record: its name where the file states it, else what it is derived from. */
export function recordOrigin(record: DnsRecord, origins: Origins): Origin {
  return record.owner === 'dns' ? origins.of(record, 'name') : origins.of(record);
}
