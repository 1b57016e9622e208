import type { ApiObject } from '@netloom/cluster';

/** One object in all its states; null where it is in none such. */
export interface Seen {
  /** As it was last installed. */
  readonly installed: ApiObject | null;
  /** As the file wants it. */
  readonly wanted: ApiObject | null;
  /** As the cluster has it. */
  readonly live: ApiObject | null;
  /** As the cluster would have it after what was installed is applied again; null where that was not tried. */
  readonly restored: ApiObject | null;
  /** As the cluster would have it after what is wanted is applied; null where that was not tried. */
  readonly applied: ApiObject | null;
  /** Who manages what was edited. */
  readonly by: string | null;
  /** What the server said against what is wanted. */
  readonly refused: string | null;
  /** Why what was installed could not be tried. */
  readonly untried: { readonly trouble: string; readonly what: string } | null;
}
