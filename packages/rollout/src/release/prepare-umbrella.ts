import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import { NETLOOM_RELEASE, type ApiObject } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import type { ChartSource, ClusterHelm } from './cluster-helm.ts';
import { parseManifests } from './parse-manifests.ts';

/** One state of the network on its way to the last: the values of the umbrella, and the objects that come of them. */
export interface UmbrellaStep {
  readonly values: string;
  readonly objects: readonly ApiObject[];
}

export interface Umbrella {
  readonly chart: ChartSource;
  readonly steps: readonly UmbrellaStep[];
}

export interface PrepareUmbrella {
  /** The folder that holds every chart's folder. */
  readonly charts: string;
  /** The folder for the archive. */
  readonly out: string;
  /** One text for each step: a range that moves between pools takes two, since MetalLB's webhook refuses one. */
  readonly values: readonly string[];
  readonly helm: ClusterHelm;
  /** The version of the cluster's API server. */
  readonly kubeVersion: string;
  readonly signal?: AbortSignal;
}

/** Packages the umbrella, and renders the objects of each step. The cluster is not asked. */
export async function prepareUmbrella({
  charts,
  out,
  values,
  helm,
  kubeVersion,
  signal,
}: PrepareUmbrella): Promise<Umbrella> {
  const path = await packageChart({
    chart: join(charts, NETLOOM_RELEASE),
    out,
    helm: helm.helm,
    ...(signal !== undefined && { signal }),
  });
  const chart: ChartSource = { kind: 'path', path };
  const steps: UmbrellaStep[] = [];
  for (const text of values) {
    const manifests = await helm.template({
      release: NETLOOM_RELEASE,
      namespace: NETLOOM_NAMESPACE,
      chart,
      values: text,
      kubeVersion,
    });
    steps.push({ values: text, objects: parseManifests(manifests) });
  }
  return { chart, steps };
}
