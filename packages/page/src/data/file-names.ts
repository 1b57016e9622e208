import { dirname, relative, sep } from 'node:path';
import { primaryNode } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

/** Names files from the folder of the network file, so that a page is the same wherever it is made. */
export function fileNames({ network, origins }: NetworkFacts): (file: string) => string {
  const { file: own } = primaryNode(origins.of(network)).source;
  return (file) => relative(dirname(own), file).replaceAll(sep, '/');
}
