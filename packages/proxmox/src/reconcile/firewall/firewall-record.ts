import * as z from 'zod';
import { FirewallState } from './firewall-state.ts';

/** What must outlive a run: one that has begun and not ended. */
export const FirewallRecord = z.strictObject({
  journal: z
    .discriminatedUnion('phase', [
      z.strictObject({
        phase: z.literal('writing'),
        /** What was ours before the first write. */
        before: FirewallState,
      }),
      z.strictObject({ phase: z.literal('trial') }),
    ])
    .nullable()
    .default(null),
});

export type FirewallJournal =
  { readonly phase: 'writing'; readonly before: FirewallState } | { readonly phase: 'trial' };

export interface FirewallRecord {
  readonly journal: FirewallJournal | null;
}

/** Where the record is kept. `write` must be whole or not at all. */
export interface FirewallStore {
  readonly read: () => Promise<FirewallRecord>;
  readonly write: (record: FirewallRecord) => Promise<void>;
}
