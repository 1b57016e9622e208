import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import type { Conflict } from '../../ledger/nesting.ts';
import type { Proxmox, Zone } from '../../network.ts';
import { describeAddresses, describeClaim, describeList, describeHolder } from '../shared/describe.ts';

export const subnetsOverlap: Rule<NetworkFacts> = {
  code: 'subnets-overlap',
  severity: 'error',
  description: 'The LAN, the VNets, the pods and the Services have networks of their own.',
  *check({ network, ledger }) {
    const zones = zonesOf(network.proxmox);
    const conflicts = ledger.conflicts
      .filter((conflict) => conflict.code === 'subnets-overlap' && !areApart(conflict, zones))
      .map(writtenFirst);
    for (const [at, rows] of Map.groupBy(conflicts, ([one]) => one)) {
      const others = rows.map(([, other]) => other);
      yield {
        message: `${describeHolder(at)} ${describeAddresses(at)} overlaps ${describeList(others.map(describeClaim))}`,
        at: at.origin,
        related: others.map((other) => ({
          message: `${describeHolder(other)} ${other.origin.kind === 'default' ? 'has it by default' : 'is here'}`,
          at: other.origin,
        })),
        help: 'move the one that is easier to move: an address in both reaches only one of them, and pod and service networks cannot be changed once the cluster exists',
      };
    }
  },
};

/** Of a written claim and a default, the written one is reported. */
function writtenFirst({ outer, inner }: Conflict): readonly [AddressClaim, AddressClaim] {
  const isDefault = ({ origin }: AddressClaim): boolean => origin.kind === 'default';
  return isDefault(outer) && !isDefault(inner) ? [inner, outer] : [outer, inner];
}

type ZoneOf = ReadonlyMap<string, Pick<Zone, 'name' | 'type'> | undefined>;

function zonesOf(proxmox: Proxmox | null): ZoneOf {
  const zones = new Map(proxmox?.zones.map((zone) => [zone.name, zone]));
  return new Map(proxmox?.vnets.map(({ name, zone }) => [`subnet:${name}`, zones.get(zone)]));
}

/** Two VNets of different zones that the hosts do not route both: there, addresses may be used twice. */
function areApart({ outer, inner }: Conflict, zones: ZoneOf): boolean {
  if (outer.space !== 'sdn' || inner.space !== 'sdn') return false;
  const [one, other] = [zones.get(outer.owner), zones.get(inner.owner)];
  return one?.name !== other?.name && (one?.type !== 'simple' || other?.type !== 'simple');
}
