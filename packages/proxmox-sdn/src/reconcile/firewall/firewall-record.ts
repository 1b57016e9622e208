import * as z from 'zod';
import { FirewallState } from './firewall-state.ts';

/** What must outlive a run. */
export const FirewallRecord = z.strictObject({
  /** A run that has begun and not ended. */
  journal: z
    .strictObject({
      phase: z.enum(['writing', 'trial']),
      /** What was ours before its first write. */
      before: FirewallState,
    })
    .nullable()
    .default(null),
});

export interface FirewallRecord {
  readonly journal: { readonly phase: 'writing' | 'trial'; readonly before: FirewallState } | null;
}

/** Where the record is kept. `write` must be whole or not at all. */
export interface FirewallStore {
  readonly read: () => Promise<FirewallRecord>;
  readonly write: (record: FirewallRecord) => Promise<void>;
}
