import { posix } from 'node:path';
import { UsageError } from '@netloom/diagnostics/error';
import { isNetwork } from './is-network.ts';
import { networkProject } from './network-project.ts';
import type { InferredFile } from './nx-api.ts';
import type { NetloomPluginOptions } from './plugin-options.ts';
import { readOptions } from './read-options.ts';

/** One project for each network file among the files that Nx found. */
export function inferProjects(
  files: readonly string[],
  options: NetloomPluginOptions | undefined,
): InferredFile[] {
  const settings = readOptions(options);
  const networks = files.filter((file) => isNetwork(file, settings.networks)).sort();
  refuseSharedFolders(networks);
  return networks.map((file) => [
    file,
    { projects: { [posix.dirname(file)]: networkProject(file, settings) } },
  ]);
}

/** A folder is one project, and holds one generated/. */
function refuseSharedFolders(networks: readonly string[]): void {
  for (const [folder, files = []] of Object.entries(
    Object.groupBy(networks, (file) => posix.dirname(file)),
  )) {
    if (files.length < 2) continue;
    throw new UsageError(
      `${files.join(', ')}: the folder "${folder}" has ${files.length} networks, and one generated/. Move each to a folder of its own, or exclude all but one in options.networks of netloom/nx.`,
    );
  }
}
