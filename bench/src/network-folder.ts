import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { generatedNetwork } from './generated-network.ts';
import { ROOT } from './root.ts';
import type { BenchContext } from './row.ts';

/** The text of the network that most rows are about. */
export function homelab(): Promise<string> {
  return readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
}

/** A new folder with this network, and the path of its network.yaml. */
export async function networkIn({ scratch }: Pick<BenchContext, 'scratch'>, text: string): Promise<string> {
  const file = join(await mkdtemp(join(scratch, 'network-')), 'network.yaml');
  await writeFile(file, text);
  return file;
}

/** The same for a valid network of that many services. */
export function generatedIn(context: Pick<BenchContext, 'scratch'>, services: number): Promise<string> {
  return networkIn(context, generatedNetwork(services));
}

/** The same in a repository that has `before` as its only commit, and `after` in the work tree. */
export async function networkInGit(
  context: Pick<BenchContext, 'scratch'>,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<string> {
  const file = await networkIn(context, before);
  const git = ['-C', join(file, '..'), '-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  await execa('git', [...git, 'init', '--quiet']);
  await execa('git', [...git, 'add', '.']);
  await execa('git', [...git, 'commit', '--quiet', '--message', 'before']);
  await writeFile(file, after);
  return file;
}
