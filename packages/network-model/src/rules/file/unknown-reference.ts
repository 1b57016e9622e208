import { closest, type Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Network } from '../../network.ts';
import { segmentSubnets } from '../../node-segments.ts';
import { describeList } from '../shared/describe.ts';
import { referencesOf, type Reference, type ReferenceKind } from '../shared/references.ts';

export const unknownReference: Rule<NetworkFacts> = {
  code: 'unknown-reference',
  severity: 'error',
  description: 'Every name that the file refers to is declared in it.',
  *check(facts) {
    const known = knownNames(facts.network);
    for (const reference of referencesOf(facts)) {
      const { what, name, by, at } = reference;
      if (known[what].has(name)) continue;
      yield {
        message: `${by} names ${what} "${name}", which does not exist`,
        at,
        help: helpFor(reference, known),
      };
    }
  },
};

type Known = Readonly<Record<ReferenceKind, ReadonlySet<string>>>;

function knownNames(network: Network): Known {
  const namesOf = (rows: readonly { readonly name: string }[]): ReadonlySet<string> =>
    new Set(rows.map(({ name }) => name));
  const { proxmox } = network;
  return {
    node: namesOf(network.nodes),
    host: namesOf(network.hosts.filter(({ role }) => role !== 'node')),
    machine: namesOf(network.hosts),
    'Proxmox host': namesOf(proxmox?.hosts ?? []),
    pool: namesOf(network.pools),
    segment: namesOf(segmentSubnets(network)),
    vpn: namesOf(network.vpns),
    ingress: namesOf(network.ingresses),
    issuer: namesOf(network.issuers),
    service: new Set(
      [...network.services, ...network.balancers, ...network.actors].map(
        ({ namespace, name }) => `${namespace}/${name}`,
      ),
    ),
    zone: namesOf(proxmox?.zones ?? []),
    'BGP peer': namesOf(network.bgpPeers),
    'BFD profile': namesOf(network.bfdProfiles),
    community: namesOf(network.communities.flatMap(({ communities }) => communities)),
  };
}

const MOST = 5;

function helpFor({ what, name }: Reference, known: Known): string {
  const meant = closest(name, known[what]);
  if (meant !== null) return `did you mean "${meant}"?`;
  if (what === 'host' && known.node.has(name)) return `did you mean "node:${name}"?`;
  if (what === 'node' && known.host.has(name)) return `did you mean "host:${name}"?`;
  const names = [...known[what]].slice(0, MOST).map((one) => `"${one}"`);
  if (names.length === 0) return `the file declares no ${what}: declare it, or remove the name`;
  return `declare it, or write ${known[what].size > MOST ? 'one such as ' : ''}${describeList(names)}`;
}
