import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stopProcess } from './stop-process.ts';

/** The answer to a query: the records as texts, or why there are none. */
export type Reply = readonly string[] | 'ENODATA' | 'ENOTFOUND' | (string & {});

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'SOA' | 'TXT';

export type Ask = (name: string, type: RecordType) => Promise<Reply>;

export interface RunningCoreDns {
  readonly ports: readonly number[];
  /** One for each port. */
  readonly asks: readonly Ask[];
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export interface CoreDnsOptions {
  readonly program: string;
  /** Its working folder, which the Corefile is written to. */
  readonly folder: string;
  /** How many ports it listens on. */
  readonly ports?: number;
  /** Also writes the files that the Corefile imports, where those name the ports. */
  readonly corefile: (ports: readonly number[]) => string | Promise<string>;
}

const ATTEMPTS = 5;

/** Starts CoreDNS on ports that are free; throws with its log where it rejects its Corefile. */
export async function startCoreDns(options: CoreDnsOptions): Promise<RunningCoreDns> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnFreePorts(options);
    } catch (error) {
      // another process took the port
      const taken = error instanceof Error && error.message.includes('address already in use');
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnFreePorts({
  program,
  folder,
  ports: count = 1,
  corefile,
}: CoreDnsOptions): Promise<RunningCoreDns> {
  const ports = await freePorts(count);
  await writeFile(join(folder, 'Corefile'), await corefile(ports));
  const child = spawn(program, ['-conf', 'Corefile'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  const stop = (): Promise<void> => stopProcess(child);
  try {
    await started(child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports, asks: ports.map(askAt), log: () => log.join('\n'), stop };
}

/** CoreDNS prints its version once all of its servers listen. */
function started(child: ChildProcess, log: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      log.push(line);
      if (line.startsWith('CoreDNS-')) resolve(undefined);
    });
  }
  child.on('error', reject).on('close', (code) => {
    reject(new Error(`CoreDNS ended with ${String(code)}:\n${log.join('\n')}`));
  });
  return promise;
}

/** All at once, so that they differ. */
async function freePorts(count: number): Promise<readonly number[]> {
  const sockets = Array.from({ length: count }, () => createSocket('udp4').bind(0, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'listening')));
  const ports = sockets.map((socket) => socket.address().port);
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.close(resolve))));
  return ports;
}

function askAt(port: number): Ask {
  const resolver = new Resolver({ timeout: 2000, tries: 3 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const records = recordsBy(resolver);
  return async (name, type) => {
    try {
      const found = await records(name, type);
      // an alias of something that has no such record
      return found.length === 0 ? 'ENODATA' : found.toSorted();
    } catch (error) {
      // Node throws it in a realm of its own, where it is no Error of Jest's
      return (error as NodeJS.ErrnoException).code ?? String(error);
    }
  };
}

function recordsBy(resolver: Resolver): (name: string, type: RecordType) => Promise<readonly string[]> {
  return async (name, type) => {
    switch (type) {
      case 'A':
        return resolver.resolve4(name);
      case 'AAAA':
        return resolver.resolve6(name);
      case 'CNAME':
        return resolver.resolveCname(name);
      case 'MX':
        return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
      case 'SOA':
        return [(await resolver.resolveSoa(name)).nsname];
      case 'TXT':
        return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
      default:
        return type satisfies never;
    }
  };
}
