import type { NetworkFile } from '../file/network-file.ts';
import type { FirewallRule } from '../network.ts';
import type { Recording } from './recording.ts';

export function toFirewall({ firewall }: NetworkFile, record: Recording): readonly FirewallRule[] {
  return record.rows(firewall, (rule) => ({ ...rule, purpose: rule.purpose ?? null }));
}
