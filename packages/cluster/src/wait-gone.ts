import * as z from 'zod';
import type { ApiObject } from './api-object.ts';
import type { ClusterClient } from './cluster-client.ts';
import { StillThere } from './cluster-errors.ts';
import { describeRef, type ObjectRef } from './object-ref.ts';
import { pause, type Polling } from './polling.ts';

export interface WaitGoneInput extends Polling {
  readonly cluster: Pick<ClusterClient, 'get'>;
  readonly ref: ObjectRef;
}

/** Waits until an object is gone. Throws StillThere, with what holds it. */
export async function waitGone({
  cluster,
  ref,
  timeoutMs,
  pollMs,
  signal,
  onProgress,
}: WaitGoneInput): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const object = await cluster.get(ref);
    if (object === null) return;
    if (Date.now() >= end) {
      throw new StillThere({
        operation: `waiting until ${describeRef(ref)} is gone`,
        detail: `it is still there after ${timeoutMs / 1_000} s: ${describeHold(object)}`,
        hint: 'The controller that set the finalizer must be running: check its pods, then run this again.',
      });
    }
    onProgress(`waiting until ${describeRef(ref)} is gone`);
    await pause(pollMs, signal);
  }
}

function describeHold({ metadata: { finalizers = [], deletionTimestamp }, status }: ApiObject): string {
  if (deletionTimestamp === undefined) return 'it is not marked for deletion';
  if (finalizers.length === 0) return 'the server is still deleting it';
  const conditions = describeConditions(status);
  return `it waits for the finalizer ${finalizers.join(' and ')}${conditions === '' ? '' : ` (${conditions})`}`;
}

const WithConditions = z.looseObject({
  conditions: z.array(
    z.looseObject({ type: z.string(), status: z.string(), message: z.string().default('') }),
  ),
});

/** What its controller says of it: `ConnectorReady is False: device "k3s-router" cannot be deleted`. */
function describeConditions(status: unknown): string {
  const { conditions } = WithConditions.safeParse(status).data ?? { conditions: [] };
  return conditions
    .map(
      (condition) =>
        `${condition.type} is ${condition.status}${condition.message === '' ? '' : `: ${condition.message}`}`,
    )
    .join('; ');
}
