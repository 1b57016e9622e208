import type { NetworkInputs } from '@netloom/nx-plugin/network-targets';
import type { NxJsonConfiguration, TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Projects whose programs a target runs, without a dependency on them. */
const PROGRAMS = ['@netloom/cli', '@netloom/archives', '@netloom/helm', '@netloom/nx-netloom'];

/** The version of the Helm that a task would run: another Helm is another cache entry. */
const HELM_VERSION = { runtime: 'node tools/nx-netloom/src/scripts/helm-version.ts' };

/** The files of a project and of its dependencies that can change its output. */
function productionInputs({ namedInputs = {} }: NxJsonConfiguration): Inputs {
  return 'production' in namedInputs ? ['production', '^production'] : ['default', '^default'];
}

/** The inputs of a task that runs Helm on a chart. */
export function chartInputs(nxJson: NxJsonConfiguration): Inputs {
  const input = 'production' in (nxJson.namedInputs ?? {}) ? 'production' : 'default';
  return [...productionInputs(nxJson), { input, projects: PROGRAMS }, HELM_VERSION];
}

/** The inputs of tasks on a network: its folder and, through the command's project, every package and chart. */
export function networkInputs(nxJson: NxJsonConfiguration): NetworkInputs<Inputs[number]> {
  const [, upstream = '^default'] = productionInputs(nxJson);
  return { sources: ['default', upstream], generated: [], helm: [HELM_VERSION] };
}
