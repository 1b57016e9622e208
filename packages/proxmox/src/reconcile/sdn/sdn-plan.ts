import type { Refusal } from '../refusal.ts';
import type { SdnWrite } from './diff-sdn.ts';

export type SdnRefusal = Refusal<
  | 'other-version'
  | 'foreign-pending'
  | 'not-ours'
  | 'shared-zone'
  | 'needs-deletes'
  | 'immutable'
  | 'cuts-nodes-off'
  | 'tag-taken'
  | 'host-away'
>;

/** What would be done, in order, and what prevents it. */
export interface SdnPlan {
  readonly version: string;
  /** Pending changes that the plan explains: left by an interrupted run. */
  readonly pending: readonly string[];
  /** Whether pending changes of an interrupted run are discarded first. */
  readonly discards: boolean;
  readonly writes: readonly SdnWrite[];
  /** Objects of somebody else that netloom takes over. */
  readonly adopts: readonly string[];
  /** Why the hosts must reload; empty where they need not. */
  readonly reload: readonly string[];
  readonly refusals: readonly SdnRefusal[];
  readonly notes: readonly string[];
}

export function isEmptySdnPlan({ writes, adopts, reload, discards }: SdnPlan): boolean {
  return writes.length + adopts.length + reload.length === 0 && !discards;
}
