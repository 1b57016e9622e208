import type { ApiObject } from '@netloom/cluster';

/** One object in all its states; null where it is in none such. */
export interface ObservedObject {
  /** As it was last installed. */
  readonly installed: ApiObject | null;
  /** As the file says it. */
  readonly desired: ApiObject | null;
  /** As the cluster has it. */
  readonly live: ApiObject | null;
  /** Whether the cluster serves its kind. */
  readonly served: boolean;
  /** null where nothing is there that it could change. */
  readonly dryRun: DryRun | null;
}

/** What the server makes of one of the states, or of both where they are the same. */
export interface DryRun {
  readonly of: 'installed' | 'desired' | 'both';
  /** As the cluster would have the object then; null where the dry run failed. */
  readonly result: ApiObject | null;
  readonly failure: DryRunFailure | null;
}

export interface DryRunFailure {
  /** The name of the error. */
  readonly error: string;
  readonly detail: string;
  /** Whether the server will not have the object as it is. */
  readonly isRejection: boolean;
}

/** As the cluster would have it after what is desired is applied; null where that is not known. */
export function afterDesired({ dryRun }: ObservedObject): ApiObject | null {
  return dryRun === null || dryRun.of === 'installed' ? null : dryRun.result;
}

/** The same of what was installed. */
export function afterInstalled({ dryRun }: ObservedObject): ApiObject | null {
  return dryRun === null || dryRun.of === 'desired' ? null : dryRun.result;
}
