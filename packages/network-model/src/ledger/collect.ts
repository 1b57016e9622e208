import type { Origins } from '@netloom/diagnostics';
import { printForwardTarget } from '../forward-target.ts';
import { ingressOwner } from '../ingress-of.ts';
import type { Network } from '../network.ts';
import type { Claim, NameClaim, PortClaim } from './claim.ts';
import { addressClaims } from './collect-addresses.ts';

/** Every claim of one network: addresses, then names, then ports. */
export function* collectClaims(network: Network, origins: Origins): Iterable<Claim> {
  yield* addressClaims(network, origins);
  yield* nameClaims(network, origins);
  yield* portClaims(network, origins);
}

function nameClaims(network: Network, origins: Origins): readonly NameClaim[] {
  const exposed = network.exposures.map((exposure): NameClaim => ({
    kind: 'name',
    owner: `service:${exposure.namespace}/${exposure.service}`,
    cluster: network.name,
    name: exposure.host,
    view: exposure.via === 'tunnel' ? 'public' : 'internal',
    purpose: exposure.via,
    origin: origins.of(exposure, 'host'),
  }));
  const answered = (network.tunnel?.answers ?? []).map((answer): NameClaim => ({
    kind: 'name',
    owner: 'tunnel',
    cluster: network.name,
    name: answer.host,
    view: 'public',
    purpose: 'tunnel',
    origin: origins.of(answer, 'host'),
  }));
  const recorded = network.records
    .filter(({ owner }) => owner === 'dns')
    .map((record): NameClaim => ({
      kind: 'name',
      owner: 'dns',
      cluster: network.name,
      name: record.name,
      view: 'public',
      purpose: 'record',
      origin: origins.of(record, 'name'),
    }));
  return [...exposed, ...answered, ...recorded];
}

type PortHold = Omit<PortClaim, 'kind' | 'cluster' | 'last'> & Partial<Pick<PortClaim, 'last'>>;

function portClaims(network: Network, origins: Origins): readonly PortClaim[] {
  return [...portHolds(network, origins)].map(({ last = null, ...hold }) => ({
    kind: 'port',
    cluster: network.name,
    last,
    ...hold,
  }));
}

function* portHolds(network: Network, origins: Origins): Iterable<PortHold> {
  const { apiPort: port } = network.cluster;
  for (const { role, name } of network.nodes) {
    if (role !== 'server') continue;
    const origin = origins.of(network.cluster, 'apiPort');
    yield { owner: 'kubernetes-api', on: `node:${name}`, port, protocol: 'tcp', origin };
  }
  for (const { namespace, name, ports } of network.balancers) {
    for (const row of ports) {
      const { nodePort, protocol } = row;
      if (nodePort === null) continue;
      const origin = origins.of(row, 'nodePort');
      yield { owner: `service:${namespace}/${name}`, on: 'nodes', port: nodePort, protocol, origin };
    }
  }
  for (const ingress of network.ingresses) {
    const origin = origins.of(ingress);
    const owner = ingressOwner(ingress.name);
    for (const port of Object.values(ingress.proxy?.service.ports ?? {})) {
      yield { owner, on: owner, port, protocol: 'tcp', origin };
    }
  }
  for (const { port: range, to } of network.forwards) {
    const { first, last, protocol } = range;
    yield {
      owner: printForwardTarget(to),
      on: 'public-address',
      port: first,
      last: first === last ? null : last,
      protocol,
      origin: origins.of(range),
    };
  }
  for (const zone of network.proxmox?.zones ?? []) {
    if (zone.type !== 'vxlan') continue;
    const { port, name } = zone;
    const origin = origins.of(zone, 'port');
    for (const peer of zone.peers) {
      yield { owner: `zone:${name}`, on: peer.toString(), port, protocol: 'udp', origin };
    }
  }
}
