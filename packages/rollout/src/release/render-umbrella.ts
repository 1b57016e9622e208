import { NETLOOM_RELEASE, type ApiObject } from '@netloom/cluster';
import { measureRelease } from '@netloom/engine';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { ChartSource, ClusterHelm } from './cluster-helm.ts';
import { parseManifests } from './parse-manifests.ts';

/** One state of the network on its way to the last: the values of the umbrella, and the objects that come of them. */
export interface UmbrellaStep {
  readonly values: string;
  readonly objects: readonly ApiObject[];
  /** What Helm's record of it takes in its Secret. */
  readonly releaseBytes: number;
}

export interface Umbrella {
  readonly chart: ChartSource;
  readonly steps: readonly UmbrellaStep[];
  /** Those of the last step: what the network says. */
  readonly objects: readonly ApiObject[];
}

export interface RenderInput {
  readonly chart: ChartSource;
  /** One text for each step: a range that moves between pools takes two, since MetalLB's webhook refuses one. */
  readonly values: readonly string[];
  readonly helm: ClusterHelm;
  /** The version of the cluster's API server. */
  readonly kubeVersion: string;
}

/** Renders the objects of each step. The cluster is not asked. */
export async function renderUmbrella({ chart, values, helm, kubeVersion }: RenderInput): Promise<Umbrella> {
  const steps: UmbrellaStep[] = [];
  for (const text of values) {
    const manifest = await helm.template({
      release: NETLOOM_RELEASE,
      namespace: NETLOOM_NAMESPACE,
      chart,
      values: text,
      kubeVersion,
    });
    const releaseBytes = measureRelease({ values: text, manifest });
    steps.push({ values: text, objects: parseManifests(manifest), releaseBytes });
  }
  return { chart, steps, objects: steps.at(-1)?.objects ?? [] };
}
