import { readFileSync } from 'node:fs';
import { parseSource } from '@netloom/diagnostics';
import { decode, resolve, type Resolved } from '@netloom/network-model';

const ROOT = new URL('../../../', import.meta.url);

/** A network file of this repository, resolved. */
export function load(path: string): Resolved {
  return loadText(readFileSync(new URL(path, ROOT), 'utf8'));
}

/** The smallest valid network, with more after it. */
export function minimalWith(more: string): Resolved {
  return loadText(`apiVersion: netloom/v1
name: test
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: node-1, address: 192.168.1.10 }] }
${more}`);
}

function loadText(text: string): Resolved {
  const parsed = parseSource(text, 'network.yaml');
  const { file, diagnostics } = decode(parsed);
  if (file === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return resolve(file, parsed.source);
}
