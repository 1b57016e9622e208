import type { Rule } from '@netloom/diagnostics';
import { describeList, type NetworkFacts } from '@netloom/network-model';
import { jobsOf } from './jobs-of.ts';

export const proxmoxJobWithoutZone: Rule<NetworkFacts> = {
  code: 'proxmox-job-without-zone',
  severity: 'error',
  description: 'A job against Proxmox has a zone to compare.',
  *check({ network, origins }) {
    const { proxmox } = network;
    const [job, ...more] = jobsOf(proxmox);
    // an EVPN zone is left out of what netloom writes
    if (job === undefined || proxmox?.zones.some(({ type }) => type !== 'evpn') === true) return;
    const names = describeList([job, ...more].map(({ name }) => name));
    const others = proxmox?.zones ?? [];
    yield {
      message: `${names} ${more.length === 0 ? 'has' : 'have'} no zone to compare: nothing of it is installed`,
      at: origins.of(job.value),
      related: others.map((zone) => ({
        message: `EVPN zone "${zone.name}" is left out`,
        at: origins.of(zone),
      })),
      help: 'name a zone under `sdn.zones`, or remove it',
    };
  },
};
