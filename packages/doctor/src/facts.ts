import type { OriginMap } from '@netloom/diagnostics';
import type { CheckedNetwork } from '@netloom/engine';
import type { NetworkFacts } from '@netloom/network-model';
import { desiredObjects, type DesiredObject } from './desired/desired-objects.ts';

/** What the model expects: the network, and the objects that its charts make. */
export interface DoctorFacts extends NetworkFacts {
  readonly origins: OriginMap;
  readonly objects: readonly DesiredObject[];
  /** Milliseconds since 1970, for what expires. */
  readonly now: number;
}

export function toDoctorFacts({ facts, origins }: CheckedNetwork, now: number): DoctorFacts {
  return { ...facts, origins, objects: desiredObjects(facts.network, origins), now };
}
