import type { Refusal } from '../../changes/refusal.ts';
import { isPending, type Release } from '../../release/helm-release.ts';
import type { ReleaseStep } from '../plan.ts';

/** What happens to the umbrella's release. */
export function planRelease(release: Release | null): ReleaseStep {
  if (release === null || release.revision.status === 'uninstalled') {
    return { action: 'install', revision: null, newest: release?.revision.number ?? null, pending: false };
  }
  const { revision } = release;
  return {
    action: 'upgrade',
    revision: revision.number,
    newest: revision.number,
    pending: isPending(revision),
  };
}

export function* checkRelease(release: Release | null): Iterable<Refusal> {
  if (release?.revision.status !== 'uninstalling') return;
  yield {
    code: 'release-going',
    message: `The network is being removed, or that was stopped: its Helm release is ${release.revision.status}.`,
    help: 'End it with `netloom remove`, then run this again.',
  };
}
