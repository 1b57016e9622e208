import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused, UsageError } from '@netloom/diagnostics/error';
import { hasCode } from '@netloom/engine';
import type { ImportedNetwork } from '@netloom/importer';

/** Writes one network to a file, or several below a folder; a file that is there is refused. Returns the paths. */
export async function writeNetworks(
  networks: readonly ImportedNetwork[],
  path: string,
): Promise<readonly string[]> {
  const isFile = /\.ya?ml$/.test(path);
  if (isFile && networks.length !== 1) {
    throw new UsageError(`${path} is one file, and there are ${networks.length} clusters: name a folder`);
  }
  const written: string[] = [];
  for (const network of networks) {
    const file = isFile
      ? path
      : networks.length === 1
        ? join(path, 'network.yaml')
        : join(path, folderOf(network), 'network.yaml');
    await mkdir(dirname(file), { recursive: true });
    await writeNew(file, network.text);
    written.push(file);
  }
  return written;
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

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new Refused(
      `${file} is there already, and is kept: import to standard output, and compare: netloom import … | diff ${file} -`,
    );
  }
}
