import { execa } from 'execa';
import { Namespaces, whyNoNamespaces } from './namespaces.ts';

export interface Guest {
  readonly name: string;
  /** The host that runs it. */
  readonly host: string;
  /** The bridge on that host that it is attached to. */
  readonly vnet: string;
  /** Address with prefix length. */
  readonly address: string;
}

/** Hosts, guests and the LAN between the hosts, each a network namespace. */
export class Lab {
  readonly namespaces: Namespaces;
  readonly #ports = new Map<string, string>();

  constructor(namespaces = new Namespaces()) {
    this.namespaces = namespaces;
  }

  async addLan(): Promise<void> {
    await this.namespaces.add('lan');
    await this.namespaces.run('lan', ['ip', 'link', 'add', 'lan', 'type', 'bridge', 'forward_delay', '0']);
    await this.namespaces.run('lan', ['ip', 'link', 'set', 'lan', 'up']);
  }

  /** A host with its uplink in the LAN. */
  async addHost({ name, address }: { readonly name: string; readonly address: string }): Promise<void> {
    await this.namespaces.add(name);
    const port = `port${this.#ports.size}`;
    this.#ports.set(name, port);
    await this.namespaces.connect([name, 'uplink'], ['lan', port]);
    await this.namespaces.run('lan', ['ip', 'link', 'set', port, 'master', 'lan', 'up']);
    await this.namespaces.run(name, ['ip', 'address', 'add', address, 'dev', 'uplink']);
    await this.namespaces.run(name, ['ip', 'link', 'set', 'uplink', 'up']);
  }

  /** A guest attached to its host's bridge, answering every datagram. */
  async addGuest({ name, host, vnet, address }: Guest): Promise<void> {
    await this.namespaces.add(name);
    await this.namespaces.connect([name, 'eth0'], [host, 'tap0']);
    // as in Proxmox, the tap and a network card with `mtu=1` take the MTU of the bridge
    const mtu = await this.#mtuOf(host, vnet);
    await this.namespaces.run(host, ['ip', 'link', 'set', 'tap0', 'mtu', mtu, 'master', vnet, 'up']);
    await this.namespaces.run(name, ['ip', 'address', 'add', address, 'dev', 'eth0']);
    await this.namespaces.run(name, ['ip', 'link', 'set', 'eth0', 'mtu', mtu, 'up']);
    await this.namespaces.serveEcho(name);
  }

  /** Disconnects a host from the LAN, or connects it again. */
  async setCable(host: string, state: 'up' | 'down'): Promise<void> {
    const port = this.#ports.get(host);
    if (port === undefined) throw new Error(`the lab has no host ${host}`);
    await this.namespaces.run('lan', ['ip', 'link', 'set', port, state]);
  }

  async #mtuOf(namespace: string, link: string): Promise<string> {
    const shown = await this.namespaces.run(namespace, ['ip', 'link', 'show', link]);
    const [, mtu = ''] = / mtu (\d+) /.exec(shown) ?? [];
    return mtu;
  }
}

/** Why such a lab is not available on this machine; null where it is. */
export async function labUnavailableReason(): Promise<string | null> {
  return whyNoNamespaces(async (namespaces) => {
    await execa('bridge', ['-Version']);
    await new Lab(namespaces).addLan();
    const vxlan = ['type', 'vxlan', 'id', '1', 'dstport', '4789'];
    await namespaces.run('lan', ['ip', 'link', 'add', 'probe', ...vxlan]);
  });
}
