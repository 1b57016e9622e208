import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { execPath, getuid, pid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Arguments } from './packets-stanzas.ts';

const ECHO = fileURLToPath(new URL('packets-echo.ts', import.meta.url));

export type EchoResult = 'echoed' | 'cut' | 'lost';

/** Network namespaces of this run, and what runs inside; nothing is created outside of them. */
export class Namespaces {
  /** Names of this run's namespaces begin with it, so that others are never touched. */
  readonly #prefix = `netloom-test-${pid}-${randomBytes(4).toString('hex')}-`;
  /** Each stops one server and waits for its end. */
  readonly #stops: (() => Promise<unknown>)[] = [];

  async add(name: string): Promise<void> {
    await execa('ip', ['netns', 'add', this.#nameOf(name)]);
  }

  /** Connects two namespaces: each gets one end of a pair of cards. */
  async connect(
    [namespace, link]: readonly [namespace: string, link: string],
    [peerNamespace, peer]: readonly [namespace: string, link: string],
  ): Promise<void> {
    const far = ['peer', 'name', peer, 'netns', this.#nameOf(peerNamespace)];
    await this.run(namespace, ['ip', 'link', 'add', link, 'type', 'veth', ...far]);
  }

  /** Runs `ip` or `bridge` in one namespace. */
  async run(namespace: string, [program, ...args]: Arguments): Promise<string> {
    return (await execa(program, ['-n', this.#nameOf(namespace), ...args])).stdout;
  }

  /** Runs a program of Node in one namespace to its end. */
  async runNode(
    namespace: string,
    args: readonly string[],
  ): Promise<{ readonly code: number | undefined; readonly stdout: string; readonly stderr: string }> {
    const command = this.#inside(namespace, args);
    const { exitCode: code, stdout, stderr } = await execa('ip', command, { reject: false });
    return { code, stdout, stderr };
  }

  /** Starts a program of Node in one namespace, and waits for its first output; it is stopped with the namespaces. */
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

  /** Writes settings below /proc/sys/net of one namespace. */
  async set(namespace: string, ...settings: readonly string[]): Promise<void> {
    await execa('ip', this.#inside(namespace, [ECHO, 'set', ...settings]));
  }

  /** Echoes every datagram to one namespace. */
  async serveEcho(namespace: string, ...ports: readonly string[]): Promise<void> {
    await this.serve(namespace, [ECHO, 'serve', ...ports]);
  }

  /** The result of an echo request: an address, the number of bytes, and where it matters a port and how often it is tried. */
  async askEcho(namespace: string, ...request: readonly string[]): Promise<EchoResult> {
    const { stdout } = await execa('ip', this.#inside(namespace, [ECHO, 'ask', ...request]));
    // the script prints one of these words, or has failed
    return stdout as EchoResult;
  }

  /** The existing namespaces of this run. */
  async existing(): Promise<readonly string[]> {
    return (await allNamespaces()).filter((name) => name.startsWith(this.#prefix));
  }

  /** Removes every namespace of this run, with all that is inside. */
  async remove(): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    for (const name of await this.existing()) await execa('ip', ['netns', 'delete', name]);
  }

  #inside(namespace: string, args: readonly string[]): readonly string[] {
    return ['netns', 'exec', this.#nameOf(namespace), execPath, ...args];
  }

  #nameOf(namespace: string): string {
    return `${this.#prefix}${namespace}`;
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

/** Why this machine cannot make what a trial makes of namespaces; null where it can. */
export async function whyNoNamespaces(
  trial: (namespaces: Namespaces) => Promise<unknown>,
): Promise<string | null> {
  if (platform !== 'linux') return `network namespaces are of Linux, this is ${platform}`;
  if (getuid?.() !== 0) return 'only root makes network namespaces';
  const namespaces = new Namespaces();
  try {
    await removeOrphans();
    await trial(namespaces);
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ': ');
  } finally {
    await namespaces.remove().catch(() => undefined);
  }
}
