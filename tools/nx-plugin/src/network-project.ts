import { posix } from 'node:path';
import { networkTargets } from './network-targets.ts';
import type { InferredProject, InferredTarget, TargetInput } from './nx-api.ts';
import { TARGET_KEYS, type PluginSettings } from './read-options.ts';
import { shellPath } from './shell-path.ts';

/** The Helm that netloom finds on PATH; where there is none, netloom has one of its own. */
const HELM_VERSION = { runtime: 'helm version --short || echo none' };

/** The project of the folder of a network file. */
export function networkProject(file: string, { targets: names }: PluginSettings): InferredProject {
  const folder = posix.dirname(file);
  const generated = posix.join('{workspaceRoot}', folder, 'generated');
  const targets = networkTargets<TargetInput>({
    file: shellPath(file),
    outputs: [generated],
    inputs: {
      sources: [`{workspaceRoot}/${file}`, { externalDependencies: ['netloom'] }],
      generated: [`${generated}/**/*`],
      helm: [HELM_VERSION],
    },
  });
  return {
    name: projectName(folder),
    projectType: 'application',
    targets: Object.fromEntries(
      TARGET_KEYS.map((key): [string, InferredTarget] => [names[key], targets[key]]),
    ),
    metadata: { technologies: ['netloom'], description: `The network of ${file}` },
  };
}

/** `network-homelab` for networks/homelab, `network` for the root of the workspace. */
function projectName(folder: string): string {
  const path = folder.split('/').filter((part) => part !== '.');
  return ['network', ...(path[0] === 'networks' ? path.slice(1) : path)].join('-');
}
