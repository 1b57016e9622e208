import { kib, MOST_BYTES, NEAR_BYTES } from '@netloom/engine';
import type { Refusal } from '../../changes/refusal.ts';
import type { Umbrella } from '../../release/render-umbrella.ts';

/** Whether Helm can keep the release: the largest step counts. */
export function checkReleaseSize(umbrella: Pick<Umbrella, 'steps'> | null): {
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly string[];
} {
  const bytes = Math.max(0, ...(umbrella?.steps ?? []).map(({ releaseBytes }) => releaseBytes));
  const message = `the release "netloom" takes ${kib(bytes)} as Helm keeps it, in a Secret of at most ${kib(MOST_BYTES)}`;
  if (bytes < NEAR_BYTES) return { refusals: [], warnings: [] };
  if (bytes <= MOST_BYTES) return { refusals: [], warnings: [message] };
  const help = 'the ways out: netloom explain release-too-large';
  return { refusals: [{ code: 'release-too-large', message, help }], warnings: [] };
}
