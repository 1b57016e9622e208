import type { Finding, Rule, Severity } from '@netloom/diagnostics';
import {
  advertisementsOf,
  isOnLink,
  l2Speakers,
  segmentAddresses,
  type L2Advertisement,
  type L2Speakers,
  type NetworkFacts,
  type Pool,
  type Subnet,
} from '@netloom/network-model';
import { describeLink, describeNames } from './shared/describe.ts';

export const l2AdvertisementOffLink: Rule<NetworkFacts> = {
  code: 'l2-advertisement-off-link',
  severity: 'error',
  description:
    'The nodes and interfaces that announce a pool by ARP and NDP are on the link that the pool is in.',
  *check(facts) {
    for (const pool of facts.network.pools) {
      const rows = advertisementsOf(facts.network.l2Advertisements, pool);
      if (rows.length === 0) continue;
      for (const subnet of linksOf(pool, facts)) {
        const speakers = l2Speakers(facts.network, { pool, subnet });
        const silent = speakers.silent.filter((name) => !isStray(name, subnet, facts));
        if (silent.length > 0) {
          yield toFinding({ pool, rows, subnet, speakers: { ...speakers, silent }, facts });
        }
      }
    }
  },
};

/** One subnet of each link with nodes that holds addresses of the pool; pool-outside-subnets reports the others. */
function linksOf(pool: Pool, { network }: NetworkFacts): readonly Subnet[] {
  const held = network.subnets.filter(
    (subnet) =>
      (subnet.space === 'lan' || subnet.space === 'sdn') &&
      pool.addresses.some((block) => subnet.cidr.contains(block)) &&
      network.nodes.some((node) => isOnLink(node, subnet, network)),
  );
  return [...new Map(held.map((subnet) => [`${subnet.space} ${subnet.name}`, subnet])).values()];
}

/** address-outside-subnet reports addresses in no subnet at all. */
function isStray(name: string, { space }: Subnet, { network }: NetworkFacts): boolean {
  const node = network.nodes.find((one) => one.name === name);
  if (node === undefined) return false;
  const own = space === 'lan' ? segmentAddresses(node) : node.sdnAddresses;
  const subnets = network.subnets.filter((subnet) => subnet.space === space);
  return own.length > 0 && !own.some((address) => subnets.some(({ cidr }) => cidr.contains(address)));
}

function toFinding(found: {
  readonly pool: Pool;
  readonly rows: readonly L2Advertisement[];
  readonly subnet: Subnet;
  readonly speakers: L2Speakers;
  readonly facts: NetworkFacts;
}): Finding {
  const { pool, rows, subnet, speakers, facts } = found;
  const { answering, silent, unsure } = speakers;
  const { network, origins } = facts;
  const link = describeLink(subnet);
  const names = describeNames(rows.map(({ name }) => name));
  const none = answering.length + unsure.length === 0;
  const severity: Severity = none ? 'error' : 'warning';
  const on = network.nodes.filter((node) => isOnLink(node, subnet, network)).map(({ name }) => name);
  const off = silent.filter((name) => !on.includes(name));
  const limited = rows.find(({ interfaces }) => interfaces.length > 0);
  const byNodes = off.length > 0 ? `node ${describeNames(off)} has no address there` : null;
  const byInterfaces =
    off.length < silent.length && limited !== undefined
      ? `interface ${describeNames(limited.interfaces)} of node ${describeNames(silent.filter((name) => on.includes(name)))} is in another network`
      : null;
  const why = [byNodes, byInterfaces].filter((reason) => reason !== null).join(', and ');
  const [first, ...others] = rows;
  if (first === undefined) throw new Error(`pool ${pool.name} is announced by no L2Advertisement`);
  return {
    message: none
      ? `no node of L2Advertisement ${names} announces pool "${pool.name}" in ${link}: ${why}`
      : `L2Advertisement ${names} lets MetalLB choose a node that does not announce pool "${pool.name}" in ${link}: ${why}`,
    severity,
    at: origins.of(first, byNodes === null ? 'interfaces' : 'nodes'),
    related: others.map((row) => ({
      message: `L2Advertisement "${row.name}" announces it, too`,
      at: origins.of(row),
    })),
    help:
      byNodes === null
        ? `name the interface of ${link}, or leave \`interfaces\` out`
        : `write \`nodes: [${on.join(', ')}]\`: MetalLB elects one of all nodes that an advertisement allows, wherever they have addresses`,
  };
}
