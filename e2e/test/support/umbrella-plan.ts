import type { ApiObject, ClusterClient } from '@netloom/cluster';
import { umbrellaValues, type CheckedNetwork } from '@netloom/engine';
import type { Helm } from '@netloom/helm';
import type { Network } from '@netloom/network-model';
import {
  ClusterHelm,
  planCluster,
  renderUmbrella,
  umbrellaTexts,
  type AllowedDeletes,
  type Plan,
  type Umbrella,
} from '@netloom/rollout/plan';

/** The umbrella of a packaged chart, planned as `netloom plan` does it without a permission but the deletes. */
export class UmbrellaPlans {
  readonly #chart: string;
  readonly #helm: Helm;

  constructor(chart: string, helm: Helm) {
    this.#chart = chart;
    this.#helm = helm;
  }

  readonly render = async (network: Network, pools: readonly ApiObject[]): Promise<Umbrella> =>
    renderUmbrella({
      chart: { kind: 'path', path: this.#chart },
      values: umbrellaTexts(await umbrellaValues(network), pools),
      helm: new ClusterHelm({ helm: this.#helm, context: 'netloom', timeoutMs: 60_000 }),
      kubeVersion: '1.37.0',
    });

  async plan(
    cluster: ClusterClient,
    { facts }: CheckedNetwork,
    deletes: AllowedDeletes = new Map(),
  ): Promise<Plan> {
    const allowed = {
      adopt: false,
      forceConflicts: false,
      install: new Set<string>(),
      deletes,
      otherDelivery: true,
    };
    const { render } = this;
    return (await planCluster({ cluster, facts, until: 'network', render, allowed })).plan;
  }
}
