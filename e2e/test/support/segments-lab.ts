import { randomBytes } from 'node:crypto';
import { execPath, getuid, pid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { EchoResult } from './packets-lab.ts';

const ECHO = fileURLToPath(new URL('packets-echo.ts', import.meta.url));

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
  readonly prefix = `netloom-test-${pid}-${randomBytes(4).toString('hex')}-`;
  readonly #stops: (() => Promise<unknown>)[] = [];
  readonly #names = new Map<string, string>();

  async addRouter(rules: RouterRules): Promise<void> {
    await this.#addNamespace('router');
    await this.#set('router', 'ipv4/ip_forward=1');
    for (const [index, rule] of rules.entries()) {
      await this.#ip('router', 'rule', 'add', 'priority', `${100 + index}`, ...rule);
    }
  }

  async addLink({ name, prefix, gateway, machines }: Link): Promise<void> {
    const link = `link:${name}`;
    await this.#addNamespace(link);
    await this.#set(link, 'ipv4/ip_forward=1');
    for (const [index, { name: machine, address }] of machines.entries()) {
      await this.#addNamespace(machine);
      await this.#plug({ link, port: `p${index}`, machine, card: 'eth0', address });
      await this.#ip(machine, 'address', 'add', `${address}/${prefix}`, 'dev', 'eth0');
      if (gateway !== null) await this.#ip(machine, 'route', 'add', 'default', 'via', gateway);
    }
    if (gateway === null) return;
    const card = `eth${this.#names.size}`;
    await this.#plug({ link, port: 'uplink', machine: 'router', card, address: gateway });
    await this.#ip('router', 'address', 'add', `${gateway}/${prefix}`, 'dev', card);
    await this.#ip(link, 'route', 'add', 'default', 'via', gateway, 'dev', 'uplink', 'onlink');
  }

  /** A server on a machine, answering datagrams on these ports. */
  async serve(machine: string, ports: readonly number[]): Promise<void> {
    const server = execa('ip', this.#inside(machine, ['serve', ports.join(',')]), { reject: false });
    this.#stops.push(() => {
      server.kill();
      return server;
    });
    const ready = new Promise<true>((resolve) => {
      server.stdout.once('data', () => {
        resolve(true);
      });
    });
    const started = await Promise.race([ready, server]);
    if (started !== true) throw new Error(`${machine} did not start: ${started.stderr}`);
  }

  async ask(from: string, to: { readonly address: string; readonly port: number }): Promise<EchoResult> {
    const { stdout } = await execa('ip', this.#inside(from, ['ask', to.address, '8', `${to.port}`, '4']));
    // the script prints one of these words, or has failed
    return stdout as EchoResult;
  }

  /** Removes every namespace of this run, with all that is inside. */
  async remove(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    for (const name of this.#names.values()) await execa('ip', ['netns', 'delete', name]);
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
    const far = ['peer', 'name', card, 'netns', this.#nameOf(machine)];
    await this.#ip(link, 'link', 'add', port, 'type', 'veth', ...far);
    await this.#ip(link, 'link', 'set', port, 'up');
    await this.#ip(machine, 'link', 'set', card, 'up');
    await this.#set(link, `ipv4/conf/${port}/proxy_arp=1`, `ipv4/neigh/${port}/proxy_delay=0`);
    await this.#ip(link, 'route', 'add', `${address}/32`, 'dev', port);
  }

  async #addNamespace(name: string): Promise<void> {
    const full = `${this.prefix}${this.#names.size}`;
    await execa('ip', ['netns', 'add', full]);
    this.#names.set(name, full);
    // a namespace has a table of its own addresses once it has one, and takes no gateway before
    await this.#ip(name, 'link', 'set', 'lo', 'up');
  }

  async #ip(namespace: string, ...words: readonly string[]): Promise<void> {
    await execa('ip', ['-n', this.#nameOf(namespace), ...words]);
  }

  async #set(namespace: string, ...settings: readonly string[]): Promise<void> {
    await execa('ip', this.#inside(namespace, ['set', ...settings]));
  }

  #inside(namespace: string, words: readonly string[]): readonly string[] {
    return ['netns', 'exec', this.#nameOf(namespace), execPath, ECHO, ...words];
  }

  #nameOf(namespace: string): string {
    const name = this.#names.get(namespace);
    if (name === undefined) throw new Error(`the lab has no ${namespace}`);
    return name;
  }
}

/** Why such a lab is not available on this machine; null where it is. */
export async function segmentsUnavailableReason(): Promise<string | null> {
  if (platform !== 'linux') return `network namespaces are of Linux, this is ${platform}`;
  if (getuid?.() !== 0) return 'only root makes network namespaces';
  const lab = new SegmentsLab();
  try {
    await lab.addRouter([['from', '192.0.2.1', 'ipproto', 'udp', 'dport', '1', 'prohibit']]);
    await lab.addLink({ name: 'probe', prefix: 24, gateway: '192.0.2.1', machines: [] });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ': ');
  } finally {
    await lab.remove().catch(() => undefined);
  }
}
