import { readFile } from 'node:fs/promises';
import { homedir, networkInterfaces } from 'node:os';
import { basename, parse, resolve } from 'node:path';
import { answersOf, type Answers, type Surroundings } from '@netloom/importer';
import type { Context } from '../../context.ts';
import { importFrom } from '../../import-input/import-from.ts';

/** What this machine shows: its own interfaces and routes, and the files of the folder. Nothing is sent, and nothing run. */
export async function lookAround(
  folder: string,
  { imports, context }: { readonly imports: boolean; readonly context: Context },
): Promise<Surroundings> {
  const path = resolve(folder);
  return {
    folder: basename(path),
    interfaces: Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
      addresses.flatMap(({ family, address, cidr }) =>
        family === 'IPv4' && cidr !== null
          ? [{ name, address, prefix: Number(cidr.slice(cidr.indexOf('/') + 1)) }]
          : [],
      ),
    ),
    gateway: await defaultGateway(),
    imported: imports && isProject(path) ? await importedAnswers(path, context) : {},
  };
}

/** A person's home and the root of a disk hold everything but one network. */
function isProject(path: string): boolean {
  return path !== homedir() && path !== parse(path).root;
}

/** What the folder's files state, if they are of one network; nothing where they cannot be read. */
async function importedAnswers(path: string, context: Context): Promise<Answers> {
  try {
    const { imported } = await importFrom([path], { helm: false }, context);
    const [network, other] = imported.networks;
    return network === undefined || other !== undefined ? {} : answersOf(network.text);
  } catch {
    context.signal.throwIfAborted();
    return {};
  }
}

/** Linux lists its routes in a file; null elsewhere, and where there is no default route. */
async function defaultGateway(): Promise<string | null> {
  let routes: string;
  try {
    routes = await readFile('/proc/net/route', 'utf8');
  } catch {
    return null;
  }
  return gatewayIn(routes);
}

/** The gateway of the default route: hexadecimal, its last byte first (proc(5), net/route). */
export function gatewayIn(routes: string): string | null {
  for (const line of routes.split('\n').slice(1)) {
    const [, destination, gateway = '', flags = '0', , , , mask] = line.split('\t');
    const hasGateway = (Number.parseInt(flags, 16) & RTF_GATEWAY) !== 0;
    if (destination === NONE && mask === NONE && hasGateway && /^[0-9A-F]{8}$/i.test(gateway)) {
      return [6, 4, 2, 0].map((at) => Number.parseInt(gateway.slice(at, at + 2), 16)).join('.');
    }
  }
  return null;
}

const NONE = '00000000';
const RTF_GATEWAY = 0x2;
