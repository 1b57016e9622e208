import { relative } from 'node:path';
import { Address, type Interval, IntervalSet, parseBlock } from '@netloom/addresses';
import type { ImportedNetwork, Sources } from '@netloom/importer';
import type { PlantFacts } from '@netloom/importer/testing';
import { at, rowsOf, StatedNetwork, textAt } from './stated-network.ts';

/** What a checkout states about one of its clusters, as far as mistakes are made of it. */
export function factsOf(
  folder: string,
  { text, cluster, leftOut }: ImportedNetwork,
  sources: Sources,
): PlantFacts {
  const network = new StatedNetwork(text);
  const by = network.text('loadBalancer', 'by');
  const balancer = by === 'metallb' || by === 'cilium' ? by : null;
  const pools = network.rows('loadBalancer', 'pools');
  const held = IntervalSet.of(pools.flatMap(intervalsOf));
  const pool = pools.map(toPool).find((one) => one !== null) ?? null;
  const isFree = (address: string): boolean => !network.addresses.has(address);
  const isHeld = (address: string): boolean => {
    const read = Address.parse(address);
    if (!read.ok) return false;
    const { family, value } = read.value;
    return held.covers({ family, first: value, last: value });
  };
  const nodes = network.rows('cluster', 'nodes').map(toNode);
  const node = nodes.find((one) => one !== null) ?? null;
  const hasAllPools = ![...leftOut, ...sources.unread].some(({ kind = '' }) => /pool/i.test(kind));
  const near = pool?.last ?? node?.address ?? null;
  const outside =
    near === null
      ? []
      : addressesFrom(near, 1)
          .slice(30)
          .filter((one) => isFree(one) && !isHeld(one));
  const [first, second, third] = outside;
  const inside =
    pool === null ? [] : addressesFrom(pool.last, -1).filter((one) => isFree(one) && isHeld(one));
  const live = sources.objects.filter((one) => one.cluster === cluster && one.liveness.state === 'live');
  return {
    balancer: pools.length > 0 ? balancer : null,
    pool,
    hasAllPools,
    poolFiles: live
      .filter(({ kind, name }) => kind.endsWith('Pool') && name === pool?.name)
      .map(({ tree }) => relative(folder, tree.source.file)),
    inside: inside[0] ?? null,
    outside: pool !== null && hasAllPools ? (first ?? null) : null,
    node,
    free: second === undefined || third === undefined ? null : [second, third],
    podCidr: network.text('cluster', 'podCidr'),
    serviceCidr: network.text('cluster', 'serviceCidr'),
    pinned: ownAddress(network.rows('loadBalancer', 'allocations'), 'addresses'),
    // what another controller calls its Service is its own matter: it may be any
    entrance: balancer === null ? null : ownAddress(network.rows('ingresses').filter(isOfTraefik), 'address'),
    ...hostsOf(network, live),
    hasTunnel: network.has('tunnel') && network.text('tunnel', 'management') !== 'remote',
    hasTailnet: network.has('tailnet'),
    hasRecords: live.some(({ kind }) => kind === 'DNSEndpoint'),
  };
}

function toPool(pool: unknown): PlantFacts['pool'] {
  const name = textAt(pool, 'name');
  const last = intervalsOf(pool).find(({ family }) => family === 4)?.last;
  if (name === null || last === undefined || at(pool, ['serviceAllocation']) !== undefined) return null;
  return { name, last: Address.of(4, last).toString() };
}

function intervalsOf(pool: unknown): readonly Interval[] {
  return rowsOf(at(pool, ['addresses'])).flatMap((one) => {
    const block = parseBlock(String(one));
    return block.ok ? [block.value.interval] : [];
  });
}

/** Of several Traefiks, the one that an annotation names has a route. */
function isOfAnotherTraefik({ kind, tree }: Sources['objects'][number]): boolean {
  return kind === 'IngressRoute' && tree.source.text.includes('kubernetes.io/ingress.class');
}

function isOfTraefik(ingress: unknown): boolean {
  return textAt(ingress, 'controller')?.startsWith('traefik') === true;
}

function toNode(node: unknown): PlantFacts['node'] {
  const [name, address] = [textAt(node, 'name'), textAt(node, 'address')];
  return name === null || address === null ? null : { name, address };
}

/** Of the first row that shares it with no other. */
function ownAddress(rows: readonly unknown[], field: string): string | null {
  const row = rows.find((one) => at(one, ['allowSharedIp']) === undefined && textAt(one, field) !== null);
  return textAt(row, field);
}

const FARTHEST = 400;

/** Those after an address, or before it. */
function addressesFrom(text: string, step: 1 | -1): readonly string[] {
  const read = Address.parse(text);
  if (!read.ok) return [];
  const count = Array.from({ length: FARTHEST }, (_, index) => BigInt(step * index));
  return count.map((offset) => Address.of(4, read.value.value + offset).toString());
}

function hostsOf(
  network: StatedNetwork,
  live: Sources['objects'],
): Pick<PlantFacts, 'ingress' | 'traefik' | 'gateway'> {
  const found: { -readonly [K in 'ingress' | 'traefik' | 'gateway']: PlantFacts[K] } = {
    ingress: null,
    traefik: null,
    gateway: null,
  };
  const ingresses = new Map(network.rows('ingresses').map((one) => [textAt(one, 'name'), one]));
  for (const row of network.rows('services').flatMap((service) => rowsOf(at(service, ['expose'])))) {
    const [host, path] = [textAt(row, 'host'), textAt(row, 'path')];
    const entrance = ingresses.get(textAt(row, 'ingress'));
    if (host === null || path !== null || !/^[\w.-]+$/.test(host) || textAt(row, 'via') !== 'ingress') {
      continue;
    }
    const [controller, className, name] = ['controller', 'class', 'name'].map((key) => textAt(entrance, key));
    if (controller === 'ingress-class' && className != null) found.ingress ??= { host, className };
    if (isOfTraefik(entrance) && !live.some(isOfAnotherTraefik)) {
      found.traefik ??= { host };
      found.ingress ??= { host, className: 'traefik' };
    }
    const gateways = live.filter((one) => one.kind === 'Gateway' && one.name === name);
    const [only, other] = gateways;
    if (controller === 'gateway' && only !== undefined && other === undefined) {
      found.gateway ??= { host, namespace: only.namespace ?? 'default', name: only.name };
    }
  }
  return found;
}
