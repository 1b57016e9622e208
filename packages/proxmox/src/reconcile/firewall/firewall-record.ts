import type { ReadonlyDeep } from '@netloom/chart-kit';
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
export type FirewallRecord = ReadonlyDeep<z.output<typeof FirewallRecord>>;
export type FirewallJournal = NonNullable<FirewallRecord['journal']>;

export type FirewallStore = RecordStore<FirewallRecord>;
