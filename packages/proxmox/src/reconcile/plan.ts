import type { SdnWrite } from './diff-sdn.ts';

/** Why nothing will be done, in one sentence, and the way out. */
export interface Refusal {
  readonly code:
    | 'other-version'
    | 'foreign-pending'
    | 'not-ours'
    | 'shared-zone'
    | 'needs-deletes'
    | 'immutable'
    | 'cuts-nodes-off'
    | 'tag-taken'
    | 'host-away';
  readonly message: string;
  readonly help: string;
}

/** What would be done, in order, and what stands against it. */
export interface SdnPlan {
  readonly version: string;
  /** Changes that wait already and that the plan explains: left by an interrupted run. */
  readonly pending: readonly string[];
  /** Whether pending changes of an interrupted run are discarded first. */
  readonly discards: boolean;
  readonly writes: readonly SdnWrite[];
  /** Objects of others that become ours. */
  readonly adopts: readonly string[];
  /** Why the hosts must reload; nothing where they need not. */
  readonly reload: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

export function isEmpty({ writes, adopts, reload, discards }: SdnPlan): boolean {
  return writes.length + adopts.length + reload.length === 0 && !discards;
}
