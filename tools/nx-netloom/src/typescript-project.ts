import { dirname } from 'node:path';
import type { CreateNodesResult } from '@nx/devkit';

/** The targets that every folder with TypeScript has. What is cached, and by which inputs, is in nx.json. */
export function typescriptProjects(file: string): CreateNodesResult {
  return {
    projects: {
      [dirname(file)]: {
        targets: {
          lint: {
            executor: '@netloom/nx-netloom:lint',
            metadata: { technologies: ['oxlint'], description: 'oxlint, once for all projects of a run' },
          },
          typecheck: {
            executor: '@netloom/nx-netloom:typecheck',
            metadata: {
              technologies: ['typescript'],
              description: 'tsc --build, once for all projects of a run',
            },
          },
        },
      },
    },
  };
}
