import type { Flow, WebRequest } from './flow.ts';
import { bestOf, unknown, type Hop } from './hop.ts';
import type { Destination, Way } from './destination.ts';
import { edgeHops } from './hops/edge.ts';
import { intoClusterHops } from './hops/into-cluster.ts';
import { podHops, serviceHops } from './hops/service.ts';
import { addressHops } from './hops/address.ts';
import type { PacketStart } from './start.ts';
import type { World } from './world/prepare.ts';

/** What a packet walks by one of the ways of its destination. */
export function wayHops(
  world: World,
  walk: { readonly start: PacketStart; readonly destination: Destination; readonly way: Way },
): Iterable<Hop> {
  const { start, destination, way } = walk;
  const { protocol, port, request } = destination;
  const again = (redirected: WebRequest): Iterable<Hop> =>
    wayHops(world, { ...walk, destination: { ...destination, port: redirected.port, request: redirected } });
  const family = way.kind === 'address' ? way.address.family : world.primaryFamily;
  const flow: Flow = { sender: start.sender, protocol, port, family, request, again };
  switch (way.kind) {
    case 'address':
      return addressHops(world, flow, { place: start.place, address: way.address });
    case 'edge':
      return edgeHops(world, flow, way.record);
    case 'service':
      return intoClusterHops(world, flow, {
        place: start.place,
        space: 'services',
        what: `Service ${way.service.namespace}/${way.service.name}`,
        inside: (arrived) => serviceHops(world, arrived, way.service),
      });
    case 'pods': {
      const { pods } = way;
      const what = `pods of ${pods.namespace}/${pods.name}`;
      return intoClusterHops(world, flow, {
        place: start.place,
        space: 'pods',
        what,
        inside: (arrived) => toPods(world, arrived, { pods, what }),
      });
    }
    default:
      return way satisfies never;
  }
}

/** No port is named: any that is open will do. */
function toPods(
  world: World,
  flow: Flow,
  { pods, what }: { readonly pods: Extract<Way, { kind: 'pods' }>['pods']; readonly what: string },
): Iterable<Hop> {
  const known = pods.ports.map(({ port, protocol }) =>
    podHops(world, { ...flow, protocol, port }, { pods, port }),
  );
  const further = [unknown('pod', `on which port the ${what} listen is not stated`, pods.at)];
  return bestOf(pods.more ? [...known, further] : known);
}
