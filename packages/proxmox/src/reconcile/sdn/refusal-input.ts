import type { DesiredSdn } from './desired-sdn.ts';
import type { SdnObject } from './sdn-object.ts';

/** What the refusals of one object depend on. */
export interface RefusalInput {
  readonly desired: DesiredSdn;
  /** What is there before the first write. */
  readonly current: readonly SdnObject[];
  readonly owned: ReadonlySet<string>;
  readonly allow: ReadonlySet<'adopt' | 'deletes'>;
}
