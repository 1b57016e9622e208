import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const proxmoxFingerprintTwice: Rule<NetworkFacts> = {
  code: 'proxmox-fingerprint-twice',
  severity: 'warning',
  description: 'Each Proxmox host has a certificate, and so a fingerprint, of its own.',
  *check({ network, origins }) {
    const stated = (network.proxmox?.hosts ?? []).flatMap((host) =>
      host.fingerprint === null ? [] : [{ host, print: host.fingerprint.toUpperCase() }],
    );
    for (const [index, { host, print }] of stated.entries()) {
      const first = stated.slice(0, index).find((other) => other.print === print);
      if (first === undefined) continue;
      yield {
        message: `the fingerprint of host "${host.name}" is that of host "${first.host.name}": one of them is not its own`,
        at: origins.of(host, 'fingerprint'),
        related: [{ message: `host "${first.host.name}" has it`, at: origins.of(first.host, 'fingerprint') }],
        help: 'write what `pvenode cert info` prints on the host itself; where both hosts do show one certificate, waive this',
      };
    }
  },
};
