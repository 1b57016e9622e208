import { isDeepStrictEqual } from 'node:util';
import { ownerOf } from '@netloom/cluster';
import { load } from 'js-yaml';
import { differences } from './differences.ts';
import type { Release } from '../release/helm-release.ts';
import type { ObservedObject } from '../observe/observation.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import type { UmbrellaStep } from '../release/prepare-umbrella.ts';

export interface IsInstalled {
  /** The newest revision. */
  readonly release: Release | null;
  readonly step: UmbrellaStep;
  /** The step's objects, as the cluster has them. */
  readonly objects: readonly ObservedObject[];
}

/**
 * Whether an upgrade would change nothing: the release was made of these values and gave these objects, and the cluster still
 * holds them. A chart's hooks are not looked at: they come of the chart's version, which every label says, and of the values.
 */
export function isInstalled({ release, step, objects }: IsInstalled): boolean {
  return (
    release?.revision.status === 'deployed' &&
    isDeepStrictEqual(release.values, load(step.values)) &&
    isDeepStrictEqual(parseManifests(release.manifest), step.objects) &&
    objects.every(
      ({ wanted, live }) =>
        live !== null && ownerOf(live).kind === 'ours' && differences(wanted, live).length === 0,
    )
  );
}
