import { dirname } from 'node:path';
import { networkTargets } from '@netloom/nx-plugin/network-targets';
import type { CreateNodesContext, CreateNodesResult } from '@nx/devkit';
import { networkInputs } from './inputs.ts';
import type { NormalizedOptions } from './options.ts';

/** A project for the folder of a network.yaml. Only a network under networks/ has generated files to compare. */
export function networkProjects(
  file: string,
  options: NormalizedOptions,
  context: CreateNodesContext,
): CreateNodesResult {
  const folder = dirname(file);
  const [kind, ...path] = folder.split('/');
  const isNetwork = kind === 'networks';
  const inputs = networkInputs(context.nxJsonConfiguration);
  // nothing in the graph writes into this repository's sources: its `build` is the check
  const { validate, check: build, template } = networkTargets({ file, outputs: [], inputs });
  const targets = isNetwork ? { validate, build, template } : { validate, template };
  return {
    projects: {
      [folder]: {
        name: [isNetwork ? 'network' : 'example', ...path].join('-'),
        projectType: 'application',
        implicitDependencies: ['@netloom/cli'],
        targets: options.faulty.includes(folder) ? {} : targets,
        metadata: { technologies: ['netloom'], description: `The network of ${file}` },
      },
    },
  };
}
