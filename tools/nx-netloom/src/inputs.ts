import type { NxJsonConfiguration, TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** The program of another project that a target starts: that its own dependencies do not name. */
const PROGRAMS = ['@netloom/cli', '@netloom/archives', '@netloom/helm', '@netloom/nx-netloom'];

/** Prints the version of the Helm that a task would run, so that another Helm is another cache entry. */
const HELM_VERSION = { runtime: 'node tools/nx-netloom/src/scripts/helm-version.ts' };

/** A project's own files and those it stands on, as far as they can change what it makes. */
function productionInputs({ namedInputs = {} }: NxJsonConfiguration): Inputs {
  return 'production' in namedInputs ? ['production', '^production'] : ['default', '^default'];
}

/** What a task that runs Helm on a chart reads. */
export function chartInputs(nxJson: NxJsonConfiguration): Inputs {
  const input = 'production' in (nxJson.namedInputs ?? {}) ? 'production' : 'default';
  return [...productionInputs(nxJson), { input, projects: PROGRAMS }, HELM_VERSION];
}

/** What a task on a network reads: its folder and, through the command's project, every package and chart. */
export function networkInputs(nxJson: NxJsonConfiguration): Inputs {
  const [, upstream = '^default'] = productionInputs(nxJson);
  return ['default', upstream];
}

/** The same for a task that runs Helm. */
export function networkHelmInputs(nxJson: NxJsonConfiguration): Inputs {
  return [...networkInputs(nxJson), HELM_VERSION];
}
