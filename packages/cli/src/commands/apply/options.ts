import type { ClusterClient } from '@netloom/cluster';
import type { Context } from '../../context.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { ClusterOptions } from '../../options/cluster-options.ts';
import type { RolloutOptions } from '../../options/rollout-options.ts';

export interface ApplyOptions extends ClusterOptions, RolloutOptions {
  readonly operators?: string;
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

export interface ClusterApplyInput {
  readonly input: CheckedInput;
  readonly options: ApplyOptions;
  readonly context: Context;
  readonly cluster: ClusterClient;
}
