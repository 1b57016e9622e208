import { readFileSync } from 'node:fs';
import type { Network } from '../network.ts';
import { loadText } from './load-text.ts';
import { FIXTURES } from './root.ts';

/** A network of the fixtures, such as `networks/homelab`, with `more` after it. */
export function networkIn(folder: string, more = ''): Network {
  const path = `${folder}/network.yaml`;
  return loadText(readFileSync(new URL(path, FIXTURES), 'utf8') + more, path).network;
}

/** A network with one node, and with `more` after it. */
export function smallNetwork(more = ''): Network {
  return loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
${/^cluster:/m.test(more) ? '' : 'cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }\n'}${more}`)
    .network;
}
