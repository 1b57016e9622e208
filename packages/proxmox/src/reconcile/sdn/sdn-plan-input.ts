import type { DesiredSdn } from './desired-sdn.ts';
import type { SdnWrite } from './diff-sdn.ts';
import type { ObservedSdn } from './read-sdn.ts';

export interface SdnPlanInput {
  readonly desired: DesiredSdn;
  readonly observed: ObservedSdn;
  /** Keys of what earlier runs made or adopted. */
  readonly owned: ReadonlySet<string>;
  /** What an interrupted run wrote, or was about to write. */
  readonly leftovers: readonly SdnWrite[];
  /** Whether the last reload is known to have succeeded on every host. */
  readonly lastReload: 'proven' | 'unproven';
  /** What is allowed beyond creating and changing what is ours. */
  readonly allow: ReadonlySet<'adopt' | 'deletes'>;
}
