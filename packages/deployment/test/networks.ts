import { readFile } from 'node:fs/promises';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, withReach, type CheckedNetwork } from '@netloom/engine';

export const ROOT = new URL('../../../', import.meta.url);

/** A network of this repository, such as `networks/homelab`, with `more` after it. */
export async function networkIn(folder: string, more = ''): Promise<CheckedNetwork> {
  const path = new URL(`${folder}/network.yaml`, ROOT);
  const parsed = parseSource((await readFile(path, 'utf8')) + more, 'network.yaml');
  return orThrow(checkNetwork(await withReach(parsed)));
}
/** A network with one node, and with `more` after it. */
export function smallNetwork(more = ''): CheckedNetwork {
  const text = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
${/^cluster:/m.test(more) ? '' : 'cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }\n'}${more}`;
  return orThrow(checkNetwork(parseSource(text, 'network.yaml')));
}

function orThrow(checked: ReturnType<typeof checkNetwork>): CheckedNetwork {
  if (checked.kind === 'checked') return checked;
  throw new Error(JSON.stringify(checked.diagnostics, null, 2));
}
