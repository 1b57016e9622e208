import { dirname } from 'node:path';
import type {
  CreateNodesContext,
  CreateNodesResult,
  NxJsonConfiguration,
  TargetConfiguration,
} from '@nx/devkit';
import { networkHelmInputs, networkInputs } from './inputs.ts';
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
  const { validate, build, template } = networkTargets(file, context.nxJsonConfiguration);
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

function networkTargets(
  file: string,
  nxJson: NxJsonConfiguration,
): Readonly<Record<'validate' | 'build' | 'template', TargetConfiguration>> {
  const inputs = networkInputs(nxJson);
  return {
    validate: {
      command: `netloom validate ${file}`,
      cache: true,
      inputs,
      outputs: [],
      metadata: { technologies: ['netloom'], description: 'Checks the network' },
    },
    build: {
      command: `netloom build ${file} --check`,
      cache: true,
      inputs,
      outputs: [],
      metadata: { technologies: ['netloom'], description: 'Checks that generated/ is up to date' },
    },
    template: {
      command: `netloom template ${file} --summary`,
      cache: true,
      inputs: networkHelmInputs(nxJson),
      outputs: [],
      metadata: { technologies: ['helm'], description: 'The manifests, through Helm' },
    },
  };
}
