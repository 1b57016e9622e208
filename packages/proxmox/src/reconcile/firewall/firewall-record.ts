import * as z from 'zod';
import type { RecordStore } from '../record-store.ts';
import { FirewallState } from './firewall-state.ts';

/** What must outlive a run: the journal of one that has begun and not ended. */
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

export type FirewallStore = RecordStore<FirewallRecord>;
