import { Address, Cidr, IntervalSet, intervalOf, parseBlock, type Interval } from '@netloom/addresses';
import { itemsIn, machinesIn, type AnswerKey, type Answers } from './answers.ts';
import { EXAMPLE_REGISTRY } from './first-network.ts';

/** What this machine shows of the network that it is in; nothing was sent to find it. */
export interface Observations {
  /** Name of the folder that the file is for. */
  readonly folder: string;
  /** IPv4 addresses of its interfaces, with their prefix lengths: `192.168.1.20/24`. */
  readonly interfaces: readonly {
    readonly name: string;
    readonly address: string;
    readonly prefix: number;
  }[];
  /** The IPv4 address of its default route. */
  readonly gateway: string | null;
  /** Where the repository around the folder is pushed to, as a network file may write it. */
  readonly remote: string | null;
  /** What the files of the folder state. */
  readonly imported: Answers;
}

/** Interfaces that lead to no home network: of containers, clusters and VPNs. */
const VIRTUAL =
  /^(lo|docker|br-|veth|virbr|cni|flannel|cilium|lxc|cali|vxlan|kube|tailscale|wg|tun|tap|utun|zt)/;

/** RFC 1918. */
const HOME_NETWORKS = [
  Cidr.of(Address.of(4, 0x0a00_0000n), 8),
  Cidr.of(Address.of(4, 0xac10_0000n), 12),
  Cidr.of(Address.of(4, 0xc0a8_0000n), 16),
];

/** netloom refuses to install what is written for it. */
const PLACEHOLDER = '<domain>';

/** How many addresses a suggested pool has. */
const POOL_SIZE = 10n;

/** A likely answer. */
export interface Suggestion {
  /** Empty where nothing is likely. */
  readonly value: string;
  /** Whether something shows it: else it is only an example. */
  readonly isSeen: boolean;
}

/** The likely answer to a question, after the answers so far. */
export function suggest(key: AnswerKey, answers: Answers, seen: Observations): Suggestion {
  const imported = seen.imported[key];
  if (imported !== undefined) return { value: imported, isSeen: true };
  switch (key) {
    case 'name':
      return { value: nameFrom(seen.folder), isSeen: true };
    case 'domain':
      return example(PLACEHOLDER);
    case 'lan':
      return lanFrom(seen);
    case 'nodes':
      return example(nodeFor(answers, seen));
    case 'router':
      return routerFor(answers, seen);
    case 'pool':
      return example(poolFor(answers));
    case 'internal':
      return example((answers.pool ?? '') === '' ? '' : `int.${answers.domain ?? PLACEHOLDER}`);
    case 'dhcp':
    case 'proxmox':
    case 'tunnel':
    case 'tailnet':
    case 'gitops':
      return example('');
    case 'git':
      return seen.remote === null
        ? example('https://git.example.com/home/network.git')
        : { value: seen.remote, isSeen: true };
    case 'charts':
      return example(EXAMPLE_REGISTRY);
    default:
      return key satisfies never;
  }
}

const example = (value: string): Suggestion => ({ value, isSeen: false });

function lanFrom(seen: Observations): Suggestion {
  const home = homeOf(seen);
  return home === null ? example('192.168.1.0/24') : { value: String(home.cidr), isSeen: true };
}

function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return name === '' ? 'homelab' : name;
}

/** The private network that the default route is in, else the first one. */
function homeOf({
  interfaces,
  gateway,
}: Observations): { readonly cidr: Cidr; readonly address: Address } | null {
  const homes = interfaces.flatMap(({ name, address, prefix }) => {
    const read = Address.parse(address);
    if (VIRTUAL.test(name) || !read.ok || read.value.family !== 4 || prefix > 30) return [];
    const isHome = HOME_NETWORKS.some((known) => prefix >= known.prefix && known.contains(read.value));
    return !isHome ? [] : [{ cidr: networkOf(read.value, prefix), address: read.value }];
  });
  const router = gateway === null ? null : Address.parse(gateway);
  const routed = router?.ok === true ? homes.find(({ cidr }) => cidr.contains(router.value)) : undefined;
  return routed ?? homes[0] ?? null;
}

function networkOf(address: Address, prefix: number): Cidr {
  const host = BigInt(32 - prefix);
  return Cidr.of(Address.of(4, (address.value >> host) << host), prefix);
}

/** An address of the home network for a node, where nobody said which: the tenth, which no machine is known to have. */
function nodeFor({ lan = '' }: Answers, seen: Observations): string {
  const cidr = Cidr.parse(lan);
  if (!cidr.ok || cidr.value.family !== 4 || cidr.value.prefix > 27) return '';
  const own = homeOf(seen)?.address;
  const tenth = cidr.value.nth(10n);
  return `node-1=${own?.equals(tenth) === true ? cidr.value.nth(11n) : tenth}`;
}

function routerFor({ lan = '', nodes = '' }: Answers, { gateway }: Observations): Suggestion {
  const cidr = Cidr.parse(lan);
  if (!cidr.ok || cidr.value.family !== 4 || cidr.value.prefix > 30) return example('');
  const seen = gateway === null ? null : Address.parse(gateway);
  if (seen?.ok === true && cidr.value.contains(seen.value)) {
    return { value: String(seen.value), isSeen: true };
  }
  const first = String(cidr.value.nth(1n));
  return example(machinesIn(nodes).some(({ address }) => address === first) ? '' : first);
}

/** The last ten neighbouring addresses of the home network that nothing in the answers has. */
function poolFor(answers: Answers): string {
  const cidr = Cidr.parse(answers.lan ?? '');
  if (!cidr.ok || cidr.value.family !== 4 || cidr.value.prefix > 27) return '';
  const { family, first, last } = cidr.value.interval;
  const free = IntervalSet.of([{ family, first: first + 1n, last: last - 1n }]).subtract(
    IntervalSet.of(takenIn(answers)),
  );
  const room = free.intervals.findLast((one) => one.last - one.first + 1n >= POOL_SIZE);
  if (room === undefined) return '';
  // people count in tens: .240 to .249 and not .245 to .254
  const even = room.last - ((room.last - first + 1n) % POOL_SIZE);
  const end = even - POOL_SIZE + 1n >= room.first ? even : room.last;
  return `${Address.of(family, end - POOL_SIZE + 1n)}-${Address.of(family, end)}`;
}

function takenIn({ nodes = '', proxmox = '', router = '', dhcp = '' }: Answers): readonly Interval[] {
  const addresses = [...machinesIn(nodes), ...machinesIn(proxmox)].map(({ address }) => address);
  return [
    ...[...addresses, router].flatMap((text) => {
      const read = Address.parse(text);
      return read.ok ? [intervalOf(read.value)] : [];
    }),
    ...itemsIn(dhcp).flatMap((text) => {
      const read = parseBlock(text);
      return read.ok ? [read.value.interval] : [];
    }),
  ];
}
