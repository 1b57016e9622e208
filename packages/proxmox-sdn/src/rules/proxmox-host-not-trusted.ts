import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { jobsOf } from './jobs-of.ts';

export const proxmoxHostNotTrusted: Rule<NetworkFacts> = {
  code: 'proxmox-host-not-trusted',
  severity: 'error',
  description: 'Where a job calls Proxmox, each host has a fingerprint, or there is a CA for all.',
  *check({ network, origins }) {
    const { proxmox } = network;
    const jobs = jobsOf(proxmox);
    if (proxmox === null || jobs.length === 0 || proxmox.api.ca !== null) return;
    for (const host of proxmox.hosts) {
      if (host.fingerprint !== null) continue;
      yield {
        message: `host "${host.name}" has no fingerprint, and there is no CA: no job can verify it`,
        at: origins.of(host),
        related: jobs.map(({ name, value }) => ({
          message: `${name} is enabled here`,
          at: origins.of(value),
        })),
        help: "write its `fingerprint` (`pvenode cert info` on the host), or the cluster's CA (/etc/pve/pve-root-ca.pem) as `api.ca`",
      };
    }
  },
};
