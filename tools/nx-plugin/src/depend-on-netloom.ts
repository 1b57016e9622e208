import { isNetwork } from './is-network.ts';
import type { GraphContext, GraphDependency } from './nx-api.ts';
import type { NetloomPluginOptions } from './plugin-options.ts';
import { readOptions } from './read-options.ts';

/** The package as the project graph names it. */
const PACKAGE = 'npm:netloom';

/** Each network depends on the package: another version of it affects them. */
export function dependOnNetloom(
  options: NetloomPluginOptions | undefined,
  { externalNodes = {}, fileMap: { projectFileMap } }: GraphContext,
): GraphDependency[] {
  if (!(PACKAGE in externalNodes)) return [];
  const { networks } = readOptions(options);
  return Object.entries(projectFileMap)
    .filter(([, files]) => files.some(({ file }) => isNetwork(file, networks)))
    .map(([source]) => ({ source, target: PACKAGE, type: 'implicit' }));
}
