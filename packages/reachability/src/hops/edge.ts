import { Address, type IntervalSet } from '@netloom/addresses';
import { addressesOf, type DnsRecord } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import { edgeCertificate } from './certificate.ts';
import { egressHops } from './policy.ts';
import { tunnelHops } from './tunnel.ts';

/** https://developers.cloudflare.com/fundamentals/reference/network-ports/ */
const PORTS = {
  http: [80, 8080, 8880, 2052, 2082, 2086, 2095],
  https: [443, 2053, 2083, 2087, 2096, 8443],
} as const;

/** Cloudflare answers for a proxied name, and knows the way to what stands behind it. */
export function* edgeHops(world: World, flow: Flow, record: DnsRecord): Generator<Hop> {
  if (flow.sender.kind === 'pod') {
    yield* egressHops(world, flow, { addresses: internet(world), label: "Cloudflare's edge" });
  }
  const { request, port } = flow;
  const open: readonly number[] = request === null ? [...PORTS.http, ...PORTS.https] : PORTS[request.scheme];
  const origin = world.at(record);
  const name = request?.host ?? record.name;
  if (flow.protocol === 'udp' || (port !== null && !open.includes(port))) {
    const speaks = request === null ? 'that port' : `${request.scheme} on port ${port ?? ''}`;
    yield deny('edge', `Cloudflare's edge does not take ${speaks} for ${name}`, origin);
    return;
  }
  yield allow(
    'edge',
    `Cloudflare's edge takes ${name}; what it blocks itself stands in no line of this network`,
    origin,
  );
  // Without a request the connection ends here.
  if (request === null) return;
  if (request.scheme === 'https' && request.serverName !== null)
    yield edgeCertificate(world, request.serverName);
  yield* behindEdge(world, request, record);
}

function* behindEdge(world: World, request: NonNullable<Flow['request']>, record: DnsRecord): Generator<Hop> {
  const { tunnel } = world.network;
  const [target] = record.targets;
  if (record.type === 'CNAME' && tunnel !== null && target === `${tunnel.id}.cfargotunnel.com`) {
    yield* tunnelHops(world, request);
    return;
  }
  const origin = world.at(record);
  const reason = target instanceof Address ? notGloballyReachable(target) : null;
  if (reason !== null) {
    yield deny('edge', `Cloudflare's edge has no way to ${String(target)}: it is ${reason}`, origin);
    return;
  }
  yield unknown('edge', `what ${String(target)} does with it is beyond this network`, origin);
}

function internet({ facts }: World): IntervalSet {
  return addressesOf({ kind: 'zone', zone: 'internet' }, facts.ledger);
}
