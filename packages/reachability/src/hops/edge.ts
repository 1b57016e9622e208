import { Address } from '@netloom/addresses';
import { addressesOf, type DnsRecord } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { notGloballyReachable } from '../special-purpose.ts';

/** https://developers.cloudflare.com/fundamentals/reference/network-ports/ */
const PORTS = {
  http: [80, 8080, 8880, 2052, 2082, 2086, 2095],
  https: [443, 2053, 2083, 2087, 2096, 8443],
} as const;

/** Cloudflare's edge answers for a proxied name, on its own ports. */
export function edgeHop(index: NetworkIndex, { protocol, port, request }: Flow, record: DnsRecord): Hop {
  const open: readonly number[] = request === null ? [...PORTS.http, ...PORTS.https] : PORTS[request.scheme];
  const name = request?.host ?? record.name;
  const at = index.at(record);
  if (protocol === 'udp' || (port !== null && !open.includes(port))) {
    const speaks = request === null ? 'that port' : `${request.scheme} on port ${port ?? ''}`;
    return deny('edge', `Cloudflare's edge does not accept ${speaks} for ${name}`, at);
  }
  const text = `Cloudflare's edge accepts ${name}; what it blocks itself is not stated`;
  return allow('edge', text, at);
}

/** Whether the record leads into the tunnel of this network. */
export function hasTunnelBehind({ network }: NetworkIndex, { type, targets }: DnsRecord): boolean {
  return (
    type === 'CNAME' && network.tunnel !== null && targets[0] === `${network.tunnel.id}.cfargotunnel.com`
  );
}

/** Whether Cloudflare's edge connects to the router for a proxied record. */
export function leadsToRouter({ network: { publicWay } }: NetworkIndex, { targets }: DnsRecord): boolean {
  if (publicWay === null) return false;
  const { address, ddns } = publicWay;
  return targets.some((target) =>
    typeof target === 'string' ? target === ddns : address?.equals(target) === true,
  );
}

/** The address at home that a proxied record leads to and that the internet routes to; null for any other. */
export function originAtHome(index: NetworkIndex, { targets }: DnsRecord): Address | null {
  const [target] = targets;
  if (!(target instanceof Address) || notGloballyReachable(target) !== null) return null;
  return index.addresses().subnetOf(target)?.space === 'lan' ? target : null;
}

/** Cloudflare's edge, which connects with the scheme and the port of its client (SSL/TLS mode Full (strict)). */
export function edgeFlow(index: NetworkIndex, flow: Flow): Flow {
  const addresses = addressesOf({ kind: 'zone', zone: 'internet' }, index.facts.ledger);
  return {
    ...flow,
    family: 4,
    sender: { kind: 'outside', label: "Cloudflare's edge", addresses, isCloudflare: true },
  };
}

/** An origin that the edge connects to by itself. */
export function originHop(index: NetworkIndex, record: DnsRecord): Hop {
  const [target] = record.targets;
  const at = index.at(record);
  const reason = target instanceof Address ? notGloballyReachable(target) : null;
  return reason === null
    ? unknown('edge', `what ${String(target)} does with it is beyond this network`, at)
    : deny('edge', `Cloudflare's edge has no route to ${String(target)}: it is ${reason}`, at);
}
