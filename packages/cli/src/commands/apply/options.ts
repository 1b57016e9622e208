import type { Cluster } from '@netloom/cluster';
import type { Stage } from '@netloom/rollout/apply';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { ClusterOptions } from '../../cluster/cluster-options.ts';
import type { Context } from '../../context.ts';

export interface ApplyOptions extends ClusterOptions {
  readonly until: Stage;
  readonly operators?: string;
  readonly installOperator?: readonly string[];
  readonly adopt?: true;
  readonly forceConflicts?: true;
  readonly allowDeletes: ReadonlyMap<string, number>;
  /** Of the plan that was reviewed. */
  readonly checksum?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  /** Write into the network file which cluster it is. */
  readonly pin?: true;
  /** Seconds. */
  readonly timeout: number;
  readonly output: 'human' | 'json';
}

export interface ApplyToCluster {
  readonly input: CheckedInput;
  readonly options: ApplyOptions;
  readonly context: Context;
  readonly cluster: Cluster;
}
