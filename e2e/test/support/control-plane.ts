import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CrdsMissing, findCrds, type Crds } from '@netloom/control-plane';
import { findOnPath } from '@netloom/helm';
import { describeUnless } from './describe-unless.ts';
import { SHARED } from './repository.ts';

const noGo =
  (await findOnPath('go', process.env)) === null
    ? 'go is not on PATH, and the control plane must be compiled'
    : null;

/** The tests that need a control plane; skipped where it cannot be compiled. */
export function describeWithControlPlane(title: string, tests: () => void): void {
  describeUnless(process.platform === 'linux' ? noGo : 'the control plane runs on Linux', title, tests);
}

/** The tests that need a control plane with the real CRDs; skipped where either cannot be had. */
export async function describeWithCluster(title: string, tests: (crds: Crds) => void): Promise<void> {
  try {
    const crds = await realCrds();
    describeWithControlPlane(title, () => {
      tests(crds);
    });
  } catch (error) {
    if (!(error instanceof CrdsMissing)) throw error;
    describeUnless(error.message, title, () => undefined);
  }
}

/** From the folder beside the repository where there is one, else from upstream. */
async function realCrds(): Promise<Crds> {
  const dir = join(SHARED, 'crds');
  return findCrds({ ...(existsSync(dir) ? { dir } : {}), env: process.env, fetch });
}
