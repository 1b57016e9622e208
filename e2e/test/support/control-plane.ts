import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CrdsMissing, findCrds, type CrdOptions, type Crds } from '@netloom/control-plane';
import { findOnPath } from '@netloom/helm';
import { describeUnless } from './describe-unless.ts';
import { SHARED } from './repository.ts';

const noControlPlane = await unavailableReason();

/** The real CRDs, or why they are not available: from the folder beside the repository if there is one, else from upstream. */
const crds = await found({
  ...(existsSync(join(SHARED, 'crds')) ? { dir: join(SHARED, 'crds') } : {}),
});

/** The tests that need a control plane; skipped where it cannot be compiled. */
export function describeWithControlPlane(title: string, tests: () => void): void {
  describeUnless(noControlPlane, title, tests);
}

/** The tests that need a control plane with the real CRDs; skipped where either is not available. */
export function describeWithCluster(title: string, tests: (crds: Crds) => void): void {
  describeWith(crds, title, tests);
}

/** The same with the CRDs of Flux, which come from upstream alone. */
export async function describeWithFlux(title: string, tests: (crds: Crds) => void): Promise<void> {
  describeWith(await found({ set: 'flux' }), title, tests);
}

/** The same with the CRDs of Cilium. */
export async function describeWithCilium(title: string, tests: (crds: Crds) => void): Promise<void> {
  describeWith(await found({ set: 'cilium' }), title, tests);
}

function describeWith(crds: Crds | CrdsMissing, title: string, tests: (crds: Crds) => void): void {
  if (crds instanceof CrdsMissing) {
    // the skipped tests are listed by their titles, too
    describeUnless(noControlPlane ?? crds.message, title, () => {
      tests(new Map());
    });
    return;
  }
  describeUnless(noControlPlane, title, () => {
    tests(crds);
  });
}

async function found(options: Pick<CrdOptions, 'dir' | 'set'>): Promise<Crds | CrdsMissing> {
  return findCrds({ ...options, env: process.env, fetch }).catch((error: unknown) => {
    if (error instanceof CrdsMissing) return error;
    throw error;
  });
}

async function unavailableReason(): Promise<string | null> {
  if (process.platform !== 'linux') return 'the control plane runs on Linux';
  if ((await findOnPath('go', process.env)) !== null) return null;
  return 'go is not on PATH, and the control plane must be compiled';
}
