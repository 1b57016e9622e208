import { randomUUID } from 'node:crypto';
import { Cidr, Address, type Parsed } from '@netloom/addresses';
import { failed, failedParameter, type Parameters, single } from './answer.ts';
import { SectionFile, type Section, type Value } from './section-file.ts';

export type Kind = 'zones' | 'vnets' | 'subnets';
export type Major = 8 | 9;
type Files = Readonly<Record<Kind, SectionFile>>;

const KINDS: readonly Kind[] = ['zones', 'vnets', 'subnets'];
const BAD_TOKEN = 'invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.\n';
const CHANGED = 'detected modified configuration - file changed by other user? Try again.\n';
/** Of a zone's options, those that belong to other types than vxlan. */
const FOREIGN_TO_VXLAN = ['bridge', 'tag', 'dhcp', 'controller'];

/** What /etc/pve/sdn holds: the configuration as edited, the one that runs, and the lock. */
export class SdnState {
  readonly major: Major;
  config: Files;
  running: Files;
  version = 0;
  lock: string | null = null;
  /** Survives a rollback: a gateway that was registered stays so. */
  readonly ipam = new Set<string>();

  constructor(major: Major) {
    this.major = major;
    this.config = {
      zones: new SectionFile(major === 8 ? ['peers'] : []),
      vnets: new SectionFile(['zone']),
      subnets: new SectionFile(['vnet']),
    };
    this.running = copy(this.config);
  }

  /** Refuses who has not the token; where nothing is locked, any token is good. */
  guard(parameters: Parameters): void {
    if (this.lock !== null && single(parameters, 'lock-token') !== this.lock) throw failed(BAD_TOKEN);
  }

  acquire(parameters: Parameters): string {
    if (this.lock !== null) throw failed(BAD_TOKEN);
    if (single(parameters, 'allow-pending') !== '1' && this.hasPending()) {
      throw failed(
        'configuration has pending changes at /usr/share/perl5/PVE/API2/Network/SDN.pm line 150.\n',
      );
    }
    this.lock = randomUUID();
    return this.lock;
  }

  release(parameters: Parameters): void {
    if (single(parameters, 'force') !== '1') this.guard(parameters);
    this.lock = null;
  }

  /** Keeps the lock, as recorded. */
  rollback(parameters: Parameters): void {
    this.guard(parameters);
    this.config = copy(this.running);
  }

  commit(parameters: Parameters): void {
    this.guard(parameters);
    this.running = copy(this.config);
    this.version += 1;
    if (single(parameters, 'release-lock') !== '0') this.lock = null;
  }

  hasPending(): boolean {
    return KINDS.some((kind) => this.config[kind].text !== this.running[kind].text);
  }

  create(kind: Kind, id: string, { type, options }: Section): void {
    const { sections } = this.config[kind];
    const name = kind === 'zones' ? 'zone' : kind === 'vnets' ? 'vnet' : 'subnet';
    const section = { type, options: new Map(options) };
    if (sections.has(id)) throw failed(`sdn ${name} object ID '${id}' already defined\n`);
    this.#check(kind, id, section);
    this.#reread();
    sections.set(id, section);
    if (kind === 'subnets' && section.options.has('gateway')) this.ipam.add(id);
  }

  update(
    kind: Kind,
    id: string,
    change: { readonly set: Section['options']; readonly unset: readonly string[] },
  ): void {
    const { sections } = this.config[kind];
    const before = sections.get(id);
    if (before === undefined) throw failed(`sdn '${id}' does not exist\n`);
    const options = new Map([...before.options, ...change.set]);
    for (const key of change.unset) options.delete(key);
    const after = { type: before.type, options };
    this.#check(kind, id, after);
    const hasSubnet = [...this.config.subnets.sections.keys()].some((subnet) => subnet.startsWith(`${id}-`));
    if (kind === 'zones' && hasSubnet && before.options.get('ipam') !== options.get('ipam')) {
      throw failedParameter('ipam', "can't change ipam if a subnet is already defined in this zone");
    }
    sections.set(id, after);
  }

  remove(kind: Kind, id: string): void {
    const { zones, vnets, subnets } = this.config;
    if (!this.config[kind].sections.has(id)) {
      throw failed(
        kind === 'subnets' ? "zone '' doesn't exist in IPAM DB\n" : `sdn '${id}' does not exist\n`,
      );
    }
    if (kind === 'zones') {
      const [user] = [...vnets.sections].find(([, { options }]) => options.get('zone') === id) ?? [];
      const where = 'at /usr/share/perl5/PVE/Network/SDN/Zones/Plugin.pm line 149.\n';
      if (user !== undefined) throw failed(`zone ${id} is used by vnet ${user} ${where}`);
      zones.sections.delete(id);
      return;
    }
    if (
      kind === 'vnets' &&
      [...subnets.sections.values()].some(({ options }) => options.get('vnet') === id)
    ) {
      throw failedParameter('vnet', "Can't delete vnet if subnets exists");
    }
    this.config[kind].sections.delete(id);
  }

  /** A digest of 0 is false to Perl, and as good as none. */
  compareDigest(kind: Kind, parameters: Parameters): void {
    const digest = single(parameters, 'digest') ?? '0';
    if (digest !== '0' && digest !== this.config[kind].digest) throw failed(CHANGED);
  }

  /** Every write begins with reading, and the reader drops an alias that its pattern does not take. */
  #reread(): void {
    const { sections } = this.config.vnets;
    for (const [id, section] of sections) {
      sections.set(id, { ...section, options: readable(section.options) });
    }
  }

  #check(kind: Kind, id: string, section: Section): void {
    for (const value of section.options.values()) {
      if ([value].flat().some((text) => text.includes('\n'))) throw failed('property contains a line feed\n');
    }
    if (kind === 'zones') this.#checkZone(section);
    if (kind === 'vnets') this.#checkVnet(id, section);
    if (kind === 'subnets') checkSubnet(section.options, id);
  }

  #checkZone({ type, options }: Section): void {
    const ipam = options.get('ipam');
    if (type === 'vxlan' && !options.has('peers')) {
      if (this.major === 8) throw failed("missing value for required option 'peers'\n");
      const message = 'must have exactly one of peers / fabric defined';
      throw failed(`400 Parameter verification failed.\npeers: ${message}\nfabric: ${message}\n`);
    }
    if (ipam !== undefined && ipam !== 'pve') throw failedParameter('ipam', `${String(ipam)} not existing`);
  }

  #checkVnet(id: string, { options }: Section): void {
    const zone = String(options.get('zone'));
    const tag = options.get('tag');
    const found = this.config.zones.sections.get(zone);
    if (found === undefined) {
      throw failed(
        'cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Network/SDN/Vnets.pm line 326.\n',
      );
    }
    if (found.type !== 'vxlan') return;
    if (tag === undefined) throw failedParameter('tag', 'missing vxlan tag');
    for (const [other, section] of this.config.vnets.sections) {
      if (other === id || section.options.get('tag') !== tag) continue;
      const holder = `vnet ${other} in zone ${String(section.options.get('zone'))} `;
      throw failedParameter('tag', `vxlan tag ${String(tag)} already exist in ${holder}`);
    }
  }
}

/** Options as the reader gives them. */
export function readable(options: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...options].filter(([key, value]) => key !== 'alias' || /^[ -~]*$/.test(String(value))));
}

/** Options of vxlan zones; what another type owns is refused by name. */
export function refuseForeignOptions(type: string, options: ReadonlyMap<string, Value>): void {
  const foreign = type === 'vxlan' ? FOREIGN_TO_VXLAN.find((key) => options.has(key)) : undefined;
  if (foreign !== undefined) throw failed(`unexpected property '${foreign}'\n`);
}

function checkSubnet(options: ReadonlyMap<string, Value>, id: string): void {
  const cidr = valueOf(Cidr.parse(networkOf(id).cidr));
  const gateway = options.get('gateway');
  if (cidr === null) return;
  if (typeof gateway === 'string') {
    const address = valueOf(Address.parse(gateway));
    if (address === null || !cidr.contains(address)) {
      throw failedParameter('gateway', `${gateway} is not in subnet ${cidr.toString()}`);
    }
  }
  for (const range of [options.get('dhcp-range') ?? []].flat()) {
    const [first = '', last = ''] = range.split(',').map((part) => part.replace(/^(start|end)-address=/, ''));
    const [start, end] = [valueOf(Address.parse(first)), valueOf(Address.parse(last))];
    if (start !== null && end !== null && start.value > end.value) {
      throw failedParameter('dhcp-range', `start-address ${first} must be smaller than end-address ${last}`);
    }
  }
}

function valueOf<T>(parsed: Parsed<T>): T | null {
  return parsed.ok ? parsed.value : null;
}

/** `k3szone-10.0.0.0-24` is the id of 10.0.0.0/24 in k3szone. */
export function networkOf(id: string): {
  readonly zone: string;
  readonly network: string;
  readonly mask: string;
  readonly cidr: string;
} {
  const [zone = '', network = '', mask = ''] = id.split('-');
  return { zone, network, mask, cidr: `${network}/${mask}` };
}

function copy({ zones, vnets, subnets }: Files): Files {
  return { zones: zones.copy(), vnets: vnets.copy(), subnets: subnets.copy() };
}
