import { isDeepStrictEqual } from 'node:util';
import { ownerOf, type ApiObject } from '@netloom/cluster';
import { load } from 'js-yaml';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { unmetFields } from '../changes/objects/live-fields.ts';
import type { Release } from '../release/helm-release.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import type { UmbrellaStep } from '../release/render-umbrella.ts';

export interface InstalledStep {
  /** The newest revision. */
  readonly release: Release | null;
  readonly step: Pick<UmbrellaStep, 'values' | 'objects'>;
  /** The step's objects, as the cluster has them, by `keyOf`. */
  readonly live: ReadonlyMap<string, ApiObject | null>;
}

/**
 * Whether an upgrade would change nothing: the release was made of these values and gave these objects, and the cluster still
 * holds them. A chart's hooks are not compared: they come of the chart's version, which every label says, and of the values.
 */
export function isInstalled({ release, step, live }: InstalledStep): boolean {
  return (
    release?.revision.status === 'deployed' &&
    isDeepStrictEqual(release.values, load(step.values)) &&
    isDeepStrictEqual(parseManifests(release.manifest), step.objects) &&
    step.objects.every((object) => isHeld(object, live.get(keyOf(object)) ?? null))
  );
}

function isHeld(desired: ApiObject, live: ApiObject | null): boolean {
  return live !== null && ownerOf(live).kind === 'ours' && unmetFields(desired, live).length === 0;
}
