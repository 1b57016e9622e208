import type { Folder } from '../folder/folder.ts';
import type { KustomizeBuilder } from '../kustomize/build.ts';
import type { Tree } from '../tree.ts';
import type { Deployer } from './deployer.ts';
import { argoApplicationSet } from './deployers/argo-application-set.ts';
import { argoApplication } from './deployers/argo-application.ts';
import { flux } from './deployers/flux.ts';
import { helmRelease } from './deployers/helm-release.ts';
import { k3sChart } from './deployers/k3s-chart.ts';

const DEPLOYERS: readonly Deployer[] = [flux, argoApplication, argoApplicationSet, helmRelease, k3sChart];

/** undefined where an object applies nothing. */
export function deployerOf(object: Tree): Deployer | undefined {
  return DEPLOYERS.find(({ matches }) => matches(object));
}

/** Whether an object applies other files of the repository. */
export function appliesFiles(object: Tree): boolean {
  return deployerOf(object)?.covers !== undefined;
}

/** The files of the repository that an object applies, as far as that is known before it is applied itself. */
export function coverageOf(object: Tree, folder: Folder, builder: KustomizeBuilder): ReadonlySet<string> {
  return deployerOf(object)?.covers?.(object, folder, builder) ?? new Set();
}
