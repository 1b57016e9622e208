import type { Cluster } from '@netloom/cluster';
import type { Network } from '@netloom/network-model';
import type { ClusterHelm } from '../release/cluster-helm.ts';
import type { Allowed } from '../plan/plan-rollout.ts';
import type { ApplyPlan } from './plan.ts';
import type { Umbrella } from '../release/prepare-umbrella.ts';
import type { StepReport } from './step-log.ts';

/** What an apply works with. */
export interface Applying {
  readonly network: Network;
  readonly plan: ApplyPlan;
  readonly allowed: Allowed;
  readonly umbrella: Umbrella;
  readonly cluster: Cluster;
  readonly helm: ClusterHelm;
  /** A folder of the operators' charts; null for their repositories. */
  readonly operatorCharts: string | null;
  /** Everything but writes. */
  readonly dryRun: boolean;
  /** Between two questions to the cluster. */
  readonly pollMs: number;
  readonly signal?: AbortSignal;
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
  readonly onStep: (report: StepReport) => void;
}
