import type { ClusterClient } from '@netloom/cluster';
import type { Network } from '@netloom/network-model';
import type { Observation } from '../observe/observation.ts';
import type { Plan } from '../plan/plan.ts';
import type { ClusterHelm } from '../release/cluster-helm.ts';
import type { StepReport } from '../steps/step-log.ts';

/** What an apply works with. */
export interface ApplyInput {
  readonly network: Network;
  /** A plan of a cluster. */
  readonly plan: Plan;
  /** What the plan was made of. */
  readonly observation: Observation;
  /** Take back fields that somebody else has changed. */
  readonly forceConflicts: boolean;
  readonly cluster: ClusterClient;
  readonly helm: ClusterHelm;
  /** A folder of the operators' charts; null for their repositories. */
  readonly operatorCharts: string | null;
  /** Everything but writes. */
  readonly dryRun: boolean;
  /** Between two requests to the cluster. */
  readonly pollMs: number;
  readonly signal?: AbortSignal;
  /** Gets what takes long. */
  readonly onProgress: (text: string) => void;
  readonly onStep: (report: StepReport) => void;
}

/** The same with what only a plan of a cluster has. */
export interface StepInput extends ApplyInput {
  readonly rollout: NonNullable<Plan['rollout']>;
}
