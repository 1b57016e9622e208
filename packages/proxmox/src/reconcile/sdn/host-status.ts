import { ProxmoxError, type ProxmoxClient, type ProxmoxErrorKind } from '../../client/index.ts';
import type { DesiredSdn } from './desired-sdn.ts';

/**
 * Whether a host runs the desired zones and VNets. `behind` may still catch up by itself; `failed` will not: a zone or VNet
 * is in error there, or the call itself is refused.
 */
export type HostStatus =
  | { readonly kind: 'runs' }
  | { readonly kind: 'behind' | 'failed'; readonly problem: string };

/** A host that reloads its network is away for a moment, and its answers may fail. */
const TRANSIENT: ReadonlySet<ProxmoxErrorKind> = new Set(['unreachable', 'failed']);

/** The statuses are Proxmox' own: available, pending, error (pve-network, Zones.pm, sub status). */
export async function readHostStatus(
  client: ProxmoxClient,
  { desired, host }: { readonly desired: DesiredSdn; readonly host: string },
): Promise<HostStatus> {
  try {
    const zones = desired.objects.filter(({ kind }) => kind === 'zone').map(({ id }) => id);
    const statuses = new Map((await client.hosts.zoneStatus(host)).map(({ zone, status }) => [zone, status]));
    const elements: ElementStatus[] = [];
    for (const zone of zones) {
      const status = statuses.get(zone) ?? 'missing';
      // the reason is given for the VNets, not for the zone
      const vnets = (await vnetStatuses(client, { desired, host, zone })).filter(isUnavailable);
      elements.push(...(vnets.length === 0 ? [{ name: `zone ${zone}`, status, reason: '' }] : vnets));
    }
    return toHostStatus(elements.filter(isUnavailable));
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { kind: TRANSIENT.has(error.kind) ? 'behind' : 'failed', problem: error.detail };
  }
}

/** A zone or VNet on a host. */
interface ElementStatus {
  readonly name: string;
  readonly status: string;
  readonly reason: string;
}

function isUnavailable({ status }: ElementStatus): boolean {
  return status !== 'available';
}

async function vnetStatuses(
  client: ProxmoxClient,
  { desired, host, zone }: { readonly desired: DesiredSdn; readonly host: string; readonly zone: string },
): Promise<readonly ElementStatus[]> {
  const vnets = desired.objects.filter(({ kind, options }) => kind === 'vnet' && options.zone === zone);
  if (vnets.length === 0) return [];
  const found = new Map((await client.hosts.vnetStatus(host, zone)).map((status) => [status.vnet, status]));
  return vnets.map(({ id }) => {
    const { status = 'missing', statusmsg: reason = '' } = found.get(id) ?? {};
    return { name: `vnet ${id}`, status, reason };
  });
}

const MAX_LISTED = 3;

function toHostStatus(elements: readonly ElementStatus[]): HostStatus {
  if (elements.length === 0) return { kind: 'runs' };
  const texts = elements.map(
    ({ name, status, reason }) => `${name} is ${status}${reason === '' ? '' : ` (${reason})`}`,
  );
  const more = texts.length > MAX_LISTED ? [`${texts.length - MAX_LISTED} more`] : [];
  return {
    kind: elements.some(({ status }) => status === 'error') ? 'failed' : 'behind',
    problem: [...texts.slice(0, MAX_LISTED), ...more].join(', '),
  };
}
