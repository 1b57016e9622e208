import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { execPath, getuid, pid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Arguments } from './packets-stanzas.ts';

const ECHO = fileURLToPath(new URL('packets-echo.ts', import.meta.url));

export type EchoResult = 'echoed' | 'cut' | 'lost';

export interface Guest {
  readonly name: string;
  /** The host that runs it. */
  readonly host: string;
  /** The bridge on that host that it is attached to. */
  readonly vnet: string;
  /** Address with prefix length. */
  readonly address: string;
}

/** Hosts, guests and the LAN between the hosts, each a network namespace; nothing is created outside of them. */
export class Lab {
  /** Names of this run's namespaces begin with it, so that others are never touched. */
  readonly prefix = `netloom-test-${pid}-${randomBytes(4).toString('hex')}-`;
  /** Each stops one server and waits for its end. */
  readonly #stops: (() => Promise<unknown>)[] = [];
  readonly #ports = new Map<string, string>();

  async addLan(): Promise<void> {
    await this.#addNamespace('lan');
    await this.run('lan', ['ip', 'link', 'add', 'lan', 'type', 'bridge', 'forward_delay', '0']);
    await this.run('lan', ['ip', 'link', 'set', 'lan', 'up']);
  }

  /** A host with its uplink in the LAN. */
  async addHost({ name, address }: { readonly name: string; readonly address: string }): Promise<void> {
    await this.#addNamespace(name);
    const port = `port${this.#ports.size}`;
    this.#ports.set(name, port);
    await this.#addCable({ end: [name, 'uplink'], other: ['lan', port] });
    await this.run('lan', ['ip', 'link', 'set', port, 'master', 'lan', 'up']);
    await this.run(name, ['ip', 'address', 'add', address, 'dev', 'uplink']);
    await this.run(name, ['ip', 'link', 'set', 'uplink', 'up']);
  }

  /** A guest attached to its host's bridge, answering every datagram. */
  async addGuest({ name, host, vnet, address }: Guest): Promise<void> {
    await this.#addNamespace(name);
    await this.#addCable({ end: [name, 'eth0'], other: [host, 'tap0'] });
    // as in Proxmox, the tap and a network card with `mtu=1` take the MTU of the bridge
    const mtu = await this.#mtuOf(host, vnet);
    await this.run(host, ['ip', 'link', 'set', 'tap0', 'mtu', mtu, 'master', vnet, 'up']);
    await this.run(name, ['ip', 'address', 'add', address, 'dev', 'eth0']);
    await this.run(name, ['ip', 'link', 'set', 'eth0', 'mtu', mtu, 'up']);
    await this.serve(name, [ECHO, 'serve']);
  }

  /** Starts a program of Node in one namespace, and waits for its first output; it is stopped with the lab. */
  async serve(namespace: string, args: readonly string[]): Promise<void> {
    const server = execa('ip', this.#inside(namespace, args), { reject: false });
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
    if (started !== true) throw new Error(`${namespace} did not start: ${started.stderr}`);
  }

  /** Runs a program of Node in one namespace to its end. */
  async runNode(
    namespace: string,
    args: readonly string[],
  ): Promise<{ readonly code: number | undefined; readonly stdout: string; readonly stderr: string }> {
    const {
      exitCode: code,
      stdout,
      stderr,
    } = await execa('ip', this.#inside(namespace, args), {
      reject: false,
    });
    return { code, stdout, stderr };
  }

  /** The result of an echo request with that many bytes. */
  async echo({
    from,
    to,
    bytes,
  }: {
    readonly from: string;
    readonly to: string;
    readonly bytes: number;
  }): Promise<EchoResult> {
    const { stdout } = await execa('ip', this.#inside(from, [ECHO, 'ask', to, `${bytes}`]));
    // the script prints one of these words, or has failed
    return stdout as EchoResult;
  }

  /** Runs `ip` or `bridge` in one namespace. */
  async run(namespace: string, [program, ...args]: Arguments): Promise<string> {
    return (await execa(program, ['-n', this.#nameOf(namespace), ...args])).stdout;
  }

  /** Disconnects a host from the LAN, or connects it again. */
  async setCable(host: string, state: 'up' | 'down'): Promise<void> {
    const port = this.#ports.get(host);
    if (port === undefined) throw new Error(`${host} is no host of the lab`);
    await this.run('lan', ['ip', 'link', 'set', port, state]);
  }

  /** Removes every namespace of this run, with all that is inside. */
  async remove(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    for (const name of await this.namespaces()) await execa('ip', ['netns', 'delete', name]);
  }

  /** The existing namespaces of this run. */
  async namespaces(): Promise<readonly string[]> {
    return (await allNamespaces()).filter((name) => name.startsWith(this.prefix));
  }

  async #mtuOf(namespace: string, link: string): Promise<string> {
    const [, mtu = ''] = / mtu (\d+) /.exec(await this.run(namespace, ['ip', 'link', 'show', link])) ?? [];
    return mtu;
  }

  async #addNamespace(name: string): Promise<void> {
    await execa('ip', ['netns', 'add', this.#nameOf(name)]);
  }

  async #addCable(cable: {
    readonly end: readonly [namespace: string, link: string];
    readonly other: readonly [namespace: string, link: string];
  }): Promise<void> {
    const [[namespace, link], [peerNamespace, peer]] = [cable.end, cable.other];
    const far = ['peer', 'name', peer, 'netns', this.#nameOf(peerNamespace)];
    await this.run(namespace, ['ip', 'link', 'add', link, 'type', 'veth', ...far]);
  }

  #inside(namespace: string, args: readonly string[]): readonly string[] {
    return ['netns', 'exec', this.#nameOf(namespace), execPath, ...args];
  }

  #nameOf(namespace: string): string {
    return `${this.prefix}${namespace}`;
  }
}

async function allNamespaces(): Promise<readonly string[]> {
  const { stdout } = await execa('ip', ['netns', 'list']);
  return stdout.split('\n').map((line) => line.replace(/ .*$/, ''));
}

/** Removes what a killed run left: the name has the pid of its process. */
async function removeOrphans(): Promise<void> {
  for (const name of await allNamespaces()) {
    const [, creator] = /^netloom-test-(\d+)-/.exec(name) ?? [];
    if (creator !== undefined && !existsSync(`/proc/${creator}`)) {
      await execa('ip', ['netns', 'delete', name]);
    }
  }
}

/** Why such a lab is not available on this machine; null where it is. */
export async function labUnavailableReason(): Promise<string | null> {
  if (platform !== 'linux') return `network namespaces are of Linux, this is ${platform}`;
  if (getuid?.() !== 0) return 'only root makes network namespaces';
  const lab = new Lab();
  try {
    await execa('bridge', ['-Version']);
    await removeOrphans();
    await lab.addLan();
    await lab.run('lan', ['ip', 'link', 'add', 'probe', 'type', 'vxlan', 'id', '1', 'dstport', '4789']);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ': ');
  } finally {
    await lab.remove().catch(() => undefined);
  }
}
