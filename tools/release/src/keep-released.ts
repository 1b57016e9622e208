import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageChart } from '@netloom/archives';
import type { Helm } from '@netloom/helm';

/** What the next upgrade is tested from. */
const RELEASED = 'e2e/fixtures/released';

export interface KeepInput {
  readonly root: string;
  readonly helm: Helm;
  /** Runs the command as it is released. */
  readonly netloom: (...args: readonly string[]) => Promise<void>;
}

/** Keeps what tests upgrade from: the umbrella, the homelab with all that is generated from it, and the values of the example with most in it. */
export async function keepReleased({ root, helm, netloom }: KeepInput): Promise<void> {
  const out = join(root, RELEASED);
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-keep-'));
  try {
    await rm(out, { recursive: true, force: true });
    for (const path of ['network.yaml', 'generated']) {
      await cp(join(root, 'networks/homelab', path), join(out, 'homelab', path), { recursive: true });
    }
    await netloom('build', 'examples/dual-stack-bgp', '--out', join(scratch, 'generated'));
    await cp(join(scratch, 'generated/values.yaml'), join(out, 'dual-stack-bgp/generated/values.yaml'));
    const umbrella = await packageChart({ chart: join(root, 'charts/netloom'), out, helm });
    await rename(umbrella, join(out, 'netloom.tgz'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
