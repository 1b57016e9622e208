import * as z from 'zod';
import { refInWords, type ApiObject, type ObjectRef } from './api-object.ts';
import { StillThere } from './cluster-errors.ts';
import type { Cluster } from './cluster.ts';
import { pause, type Waiting } from './waiting.ts';

export interface WaitGone extends Waiting {
  readonly cluster: Cluster;
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
}: WaitGone): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const object = await cluster.get(ref);
    if (object === null) return;
    if (Date.now() >= end) {
      throw new StillThere({
        doing: `waiting until ${refInWords(ref)} is gone`,
        what: `it is still there after ${timeoutMs / 1_000} s: ${whatHolds(object)}`,
        wayOn: 'Whoever set the finalizer has to run for that: look at its pods, then run this again.',
      });
    }
    onProgress(`waiting until ${refInWords(ref)} is gone`);
    await pause(pollMs, signal);
  }
}

function whatHolds({ metadata: { finalizers = [], deletionTimestamp }, status }: ApiObject): string {
  if (deletionTimestamp === undefined) return 'nobody has deleted it';
  if (finalizers.length === 0) return 'the server is still deleting it';
  const said = saidIn(status);
  return `it waits for the finalizer ${finalizers.join(' and ')}${said === '' ? '' : ` (${said})`}`;
}

const WithConditions = z.looseObject({
  conditions: z.array(
    z.looseObject({ type: z.string(), status: z.string(), message: z.string().default('') }),
  ),
});

/** What its controller says of it: `ConnectorReady is False: device "k3s-router" cannot be deleted`. */
function saidIn(status: unknown): string {
  const { conditions } = WithConditions.safeParse(status).data ?? { conditions: [] };
  return conditions
    .map(
      (condition) =>
        `${condition.type} is ${condition.status}${condition.message === '' ? '' : `: ${condition.message}`}`,
    )
    .join('; ');
}
