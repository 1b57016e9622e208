import type { Address, AddressBlock } from '@netloom/addresses';
import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  announcedSpace,
  DISTRIBUTIONS,
  isTraefik,
  linksAt,
  programOf,
  type Network,
  type Space,
} from '@netloom/network-model';
import { poolWords } from '../firewall/endpoint-words.ts';

/** What holds addresses of the home network or of a VNet, for a row of a table. */
export interface Holder {
  readonly addresses: Address | AddressBlock;
  readonly space: Space;
  /** One and several of the kind: neighbours of one kind share a row. */
  readonly purpose: readonly [string, string];
  /** Markdown. */
  readonly name: string;
}

export function* holders(network: Network): Generator<Holder> {
  yield* machines(network);
  yield* api(network);
  yield* devices(network);
  yield* reserved(network);
  yield* balanced(network);
}

const MACHINES = {
  gateway: ['Gateway', 'Gateways'],
  proxmox: ['Proxmox Host', 'Proxmox Hosts'],
  host: ['Host', 'Hosts'],
} as const;

function* machines({ hosts, proxmox, cluster }: Network): Generator<Holder> {
  const { title } = DISTRIBUTIONS[cluster.distribution];
  const node = [`${title} Node`, `${title} Nodes`] as const;
  for (const { name, role, addresses } of hosts) {
    for (const { space, address } of addresses) {
      yield {
        addresses: address,
        space,
        purpose: role === 'node' ? node : MACHINES[role],
        name: escapeMarkdown(name),
      };
    }
  }
  for (const { name, subnets } of proxmox?.vnets ?? []) {
    for (const { gateway } of subnets) {
      if (gateway === null) continue;
      const holder = {
        purpose: ['Gateway (virtual)', 'Gateways (virtual)'],
        name: escapeMarkdown(name),
      } as const;
      yield { addresses: gateway, space: 'sdn', ...holder };
    }
  }
}

/** Where no machine of the file has its address, and MetalLB does not assign it. */
function* api(network: Network): Generator<Holder> {
  const { api: own } = network.cluster;
  if (own === null || own.by === 'metallb') return;
  const name = own.name === null ? own.by : `${codeSpan(own.name)} (${own.by})`;
  const taken = new Set(
    network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())),
  );
  for (const address of own.addresses) {
    if (taken.has(address.toString())) continue;
    const purpose = ['Kubernetes API', 'Kubernetes API'] as const;
    yield { addresses: address, space: announcedSpace(address, network), purpose, name };
  }
}

/** Behind a Service, where no machine of the file has the address. */
function* devices({ services, hosts, subnets }: Network): Generator<Holder> {
  const taken = new Set(hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())));
  for (const { namespace, name, addresses } of services) {
    for (const address of addresses) {
      const [link] = linksAt({ subnets }, address);
      if (link === undefined || taken.has(address.toString())) continue;
      const purpose = ['Device behind a Service', 'Devices behind Services'] as const;
      yield { addresses: address, space: link.space, purpose, name: codeSpan(`${namespace}/${name}`) };
    }
  }
}

function* reserved({ reservations }: Network): Generator<Holder> {
  for (const { addresses, space, purpose } of reservations) {
    yield {
      addresses,
      space,
      purpose: purpose === 'dhcp' ? ['DHCP Range', 'DHCP Ranges'] : ['Reserved', 'Reserved'],
      name: purpose === 'dhcp' ? 'DHCP clients' : '–',
    };
  }
}

function* balanced(network: Network): Generator<Holder> {
  const { pools } = network;
  for (const ingress of network.ingresses) {
    const { proxy, addresses } = ingress;
    const program = isTraefik(ingress) ? 'Traefik' : 'Ingress';
    const name =
      proxy === null
        ? escapeMarkdown(programOf(network, ingress))
        : codeSpan(`${proxy.namespace}/${proxy.service.name}`);
    for (const address of addresses) {
      yield {
        addresses: address,
        space: announcedSpace(address, network),
        purpose: [program, program],
        name,
      };
    }
  }
  for (const { namespace, name, addresses } of network.balancers) {
    for (const address of addresses) {
      yield {
        addresses: address,
        space: announcedSpace(address, network),
        purpose: ['LoadBalancer service', 'LoadBalancer services'],
        name: codeSpan(`${namespace}/${name}`),
      };
    }
  }
  for (const { name, addresses, autoAssign } of pools) {
    const purpose = `${poolWords(network)} ${escapeMarkdown(name)}`;
    for (const block of addresses) {
      yield {
        addresses: block,
        space: announcedSpace(block, network),
        purpose: [purpose, purpose],
        name: autoAssign ? 'LoadBalancer services' : 'LoadBalancer services that ask for it',
      };
    }
  }
}
