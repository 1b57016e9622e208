import { ProxmoxError, type ProxmoxClient, type Trouble } from '../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';

/**
 * What a host says of the desired zones and VNets. `behind` may still follow by itself; `failed` will not: a zone or VNet
 * is in error there, or the question itself is refused.
 */
export type HostLook =
  { readonly kind: 'runs' } | { readonly kind: 'behind' | 'failed'; readonly trouble: string };

/** A host that reloads its network is away for a moment, and may stumble over its own questions. */
const PASSING: ReadonlySet<Trouble> = new Set(['unreachable', 'failed']);

/** One look. The statuses are Proxmox' own: available, pending, error (pve-network, Zones.pm, sub status). */
export async function lookAtHost(
  client: ProxmoxClient,
  { desired, host }: { readonly desired: DesiredSdn; readonly host: string },
): Promise<HostLook> {
  try {
    const zones = desired.objects.filter(({ kind }) => kind === 'zone').map(({ id }) => id);
    const statuses = new Map((await client.zoneStatus(host)).map(({ zone, status }) => [zone, status]));
    const looks: ThingLook[] = [];
    for (const zone of zones) {
      const wanted = desired.objects.filter(({ kind, options }) => kind === 'vnet' && options.zone === zone);
      const status = statuses.get(zone) ?? 'missing';
      // the reason stands with the VNets, not with the zone
      const vnets = wanted.length === 0 ? [] : await client.vnetStatus(host, zone);
      const inside = wanted.map(({ id }) => {
        const found = vnets.find(({ vnet }) => vnet === id);
        return { name: `vnet ${id}`, status: found?.status ?? 'missing', why: found?.statusmsg ?? '' };
      });
      const troubled = inside.filter((look) => look.status !== 'available');
      looks.push(...(troubled.length === 0 ? [{ name: `zone ${zone}`, status, why: '' }] : troubled));
    }
    return toLook(looks.filter(({ status }) => status !== 'available'));
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { kind: PASSING.has(error.trouble) ? 'behind' : 'failed', trouble: error.said };
  }
}

/** A zone or VNet on a host. */
interface ThingLook {
  readonly name: string;
  readonly status: string;
  readonly why: string;
}

const MOST = 3;

function toLook(looks: readonly ThingLook[]): HostLook {
  if (looks.length === 0) return { kind: 'runs' };
  const texts = looks.map(({ name, status, why }) => `${name} is ${status}${why === '' ? '' : ` (${why})`}`);
  const more = texts.length > MOST ? [`${texts.length - MOST} more`] : [];
  return {
    kind: looks.some(({ status }) => status === 'error') ? 'failed' : 'behind',
    trouble: [...texts.slice(0, MOST), ...more].join(', '),
  };
}
