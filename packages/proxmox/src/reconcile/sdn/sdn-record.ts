import type { ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import type { RecordStore } from '../record-store.ts';
import { keyOf } from './sdn-object.ts';
import type { SdnPlan } from './sdn-plan.ts';

const Options = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const Write = z.strictObject({
  action: z.enum(['create', 'update', 'delete']),
  kind: z.enum(['zone', 'vnet', 'subnet']),
  id: z.string(),
  set: Options,
  unset: z.array(z.string()),
  before: Options.nullable(),
});

/** What must outlive a run. */
export const SdnRecord = z.strictObject({
  /** Keys of what netloom manages: zones and subnets have no field for a mark. */
  owned: z.array(z.string()).default([]),
  /** A run that has begun and not ended. */
  journal: z
    .strictObject({
      phase: z.enum(['locking', 'writing', 'applying']),
      /** Of the lock that the run took; null where there is none, or where its token is not known. */
      token: z.string().nullable(),
      writes: z.array(Write),
    })
    .nullable()
    .default(null),
});
export type SdnRecord = ReadonlyDeep<z.output<typeof SdnRecord>>;
export type Journal = NonNullable<SdnRecord['journal']>;

export type SdnStore = RecordStore<SdnRecord>;

/** What netloom has made or adopted for this network; that something is as desired does not make it ours. */
export function ownedAfter(
  { owned, journal }: SdnRecord,
  plan: Pick<SdnPlan, 'writes' | 'adopts'>,
): readonly string[] {
  const created = [...(journal?.writes ?? []), ...plan.writes].filter(({ action }) => action === 'create');
  const deleted = plan.writes.filter(({ action }) => action === 'delete').map(keyOf);
  const kept = [...owned, ...plan.adopts].filter((key) => !deleted.includes(key));
  return [...new Set([...kept, ...created.map(keyOf)])].sort();
}
