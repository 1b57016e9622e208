import { join } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import type { ImportedNetwork } from '@netloom/importer';
import type { NewFile } from '../../new-files.ts';

/** Where networks are written: one to a file, or several below a folder. */
export function networkFiles(networks: readonly ImportedNetwork[], path: string): readonly NewFile[] {
  const isFile = /\.ya?ml$/.test(path);
  if (isFile && networks.length !== 1) {
    throw new UsageError(`${path} is one file, and there are ${networks.length} clusters: name a folder`);
  }
  return networks.map((network) => ({
    path: isFile ? path : join(path, networks.length === 1 ? '' : folderOf(network), 'network.yaml'),
    text: network.text,
  }));
}

/** Names come from files of others: none leads out of the folder. */
function folderOf({ cluster }: ImportedNetwork): string {
  return (
    cluster
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'network'
  );
}
