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
  return [...exposed, ...recorded];
}

function* portClaims(network: Network, origins: Origins): Iterable<PortClaim> {
  const cluster = network.name;
  for (const node of network.nodes) {
    if (node.role !== 'server') continue;
    const on = `node:${node.name}`;
    const origin = origins.of(network.cluster, 'apiPort');
    yield {
      kind: 'port',
      owner: 'kubernetes-api',
      cluster,
      on,
      port: network.cluster.apiPort,
      last: null,
      protocol: 'tcp',
      origin,
    };
  }
  for (const { namespace, name, ports } of network.balancers) {
    for (const port of ports) {
      if (port.nodePort === null) continue;
      const claim = {
        port: port.nodePort,
        last: null,
        protocol: port.protocol,
        origin: origins.of(port, 'nodePort'),
      };
      yield { kind: 'port', owner: `service:${namespace}/${name}`, cluster, on: 'nodes', ...claim };
    }
  }
  for (const ingress of network.ingresses) {
    const origin = origins.of(ingress);
    const owner = ingressOwner(ingress.name);
    for (const port of Object.values(ingress.proxy?.service.ports ?? {})) {
      yield { kind: 'port', owner, cluster, on: owner, port, last: null, protocol: 'tcp', origin };
    }
  }
  for (const { port, to } of network.forwards) {
    yield {
      kind: 'port',
      owner: printForwardTarget(to),
      cluster,
      on: 'public-address',
      port: port.first,
      last: port.first === port.last ? null : port.last,
      protocol: port.protocol,
      origin: origins.of(port),
    };
  }
  for (const zone of network.proxmox?.zones ?? []) {
    if (zone.type !== 'vxlan') continue;
    const origin = origins.of(zone, 'port');
    for (const peer of zone.peers) {
      yield {
        kind: 'port',
        owner: `zone:${zone.name}`,
        cluster,
        on: peer.toString(),
        port: zone.port,
        last: null,
        protocol: 'udp',
        origin,
      };
    }
  }
}
