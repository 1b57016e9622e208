import { Namespaces, whyNoNamespaces, type EchoResult } from './namespaces.ts';

export interface Machine {
  readonly name: string;
  readonly address: string;
}

export interface Link {
  readonly name: string;
  /** Length of its prefix. */
  readonly prefix: number;
  /** The router's address; null where it has none on the link. */
  readonly gateway: string | null;
  readonly machines: readonly Machine[];
}

/** What the router forwards: rules of the kernel's own policy routing, the first that matches decides. */
export type RouterRules = readonly (readonly string[])[];

/**
 * Machines, a router and the links between them, each a network namespace. A link hands on whatever its machines send to one
 * another: it answers ARP for all of them and forwards, so that no kernel with bridges is needed.
 */
export class SegmentsLab {
  readonly namespaces: Namespaces;
  /** How many links the router is on. */
  #uplinks = 0;

  constructor(namespaces = new Namespaces()) {
    this.namespaces = namespaces;
  }

  async addRouter(rules: RouterRules): Promise<void> {
    await this.#addNamespace('router');
    await this.namespaces.set('router', 'ipv4/ip_forward=1');
    for (const [index, rule] of rules.entries()) {
      await this.#ip('router', 'rule', 'add', 'priority', `${100 + index}`, ...rule);
    }
  }

  async addLink({ name, prefix, gateway, machines }: Link): Promise<void> {
    const link = `link-${name}`;
    await this.#addNamespace(link);
    await this.namespaces.set(link, 'ipv4/ip_forward=1');
    for (const [index, { name: machine, address }] of machines.entries()) {
      await this.#addNamespace(machine);
      await this.#plug({ link, port: `p${index}`, machine, card: 'eth0', address });
      await this.#ip(machine, 'address', 'add', `${address}/${prefix}`, 'dev', 'eth0');
      if (gateway !== null) await this.#ip(machine, 'route', 'add', 'default', 'via', gateway);
    }
    if (gateway === null) return;
    const card = `eth${this.#uplinks}`;
    this.#uplinks += 1;
    await this.#plug({ link, port: 'uplink', machine: 'router', card, address: gateway });
    await this.#ip('router', 'address', 'add', `${gateway}/${prefix}`, 'dev', card);
    await this.#ip(link, 'route', 'add', 'default', 'via', gateway, 'dev', 'uplink', 'onlink');
  }

  /** A server on a machine, answering datagrams on these ports. */
  async serve(machine: string, ports: readonly number[]): Promise<void> {
    await this.namespaces.serveEcho(machine, ports.join(','));
  }

  async ask(from: string, to: { readonly address: string; readonly port: number }): Promise<EchoResult> {
    return this.namespaces.askEcho(from, to.address, '8', `${to.port}`, '4');
  }

  /** A cable from a link to a machine, with the way to its address. */
  async #plug(cable: {
    readonly link: string;
    readonly port: string;
    readonly machine: string;
    readonly card: string;
    readonly address: string;
  }): Promise<void> {
    const { link, port, machine, card, address } = cable;
    await this.namespaces.connect([link, port], [machine, card]);
    await this.#ip(link, 'link', 'set', port, 'up');
    await this.#ip(machine, 'link', 'set', card, 'up');
    await this.namespaces.set(link, `ipv4/conf/${port}/proxy_arp=1`, `ipv4/neigh/${port}/proxy_delay=0`);
    await this.#ip(link, 'route', 'add', `${address}/32`, 'dev', port);
  }

  async #addNamespace(name: string): Promise<void> {
    await this.namespaces.add(name);
    // a namespace has a table of its own addresses once it has one, and takes no gateway before
    await this.#ip(name, 'link', 'set', 'lo', 'up');
  }

  async #ip(namespace: string, ...words: string[]): Promise<void> {
    await this.namespaces.run(namespace, ['ip', ...words]);
  }
}

/** Why such a lab is not available on this machine; null where it is. */
export async function segmentsUnavailableReason(): Promise<string | null> {
  return whyNoNamespaces(async (namespaces) => {
    const lab = new SegmentsLab(namespaces);
    await lab.addRouter([['from', '192.0.2.1', 'ipproto', 'udp', 'dport', '1', 'prohibit']]);
    await lab.addLink({ name: 'probe', prefix: 24, gateway: '192.0.2.1', machines: [] });
  });
}
