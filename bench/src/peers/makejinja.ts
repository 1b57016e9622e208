import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePythonPackages } from '@netloom/toolchain';
import { load } from 'js-yaml';
import { PEERS, type Peer, type PeerInput } from './peer.ts';

/** One template, as people keep them; the network is its data as YAML, and as JSON, which Python reads faster. */
export async function makejinja(input: PeerInput): Promise<readonly Peer[]> {
  const packages = await ensurePythonPackages('makejinja');
  const json = join(input.folder, 'network.json');
  await writeFile(json, JSON.stringify(load(await readFile(input.network, 'utf8'))));
  const peer = (name: string, data: string): Peer => {
    const out = join(input.folder, name.replaceAll(' ', '-'));
    const files = ['--input', join(PEERS, 'makejinja'), '--output', out, '--force'];
    const args = [...files, '--data', data, '--data', input.labels, '--quiet'];
    const command = [packages.python, '-m', 'makejinja', ...args] as const;
    const env = { PYTHONPATH: packages.folder };
    return { contender: { name, command, env }, output: join(out, 'objects.yaml') };
  };
  return [peer('makejinja', input.network), peer('makejinja with JSON', json)];
}
