import { join } from 'node:path';
import { ensureTool } from '@netloom/toolchain';
import { PEERS, type Peer, type PeerInput } from './peer.ts';

/** One file of CUE, which is unified with the network and exported. */
export async function cue({ network, labels, folder }: PeerInput): Promise<readonly Peer[]> {
  const output = join(folder, 'cue.yaml');
  const files = [join(PEERS, 'cue/objects.cue'), network, labels];
  const out = ['--expression', 'manifests', '--out', 'text', '--outfile', output, '--force'];
  const command = [await ensureTool('cue'), 'export', ...files, ...out] as const;
  return [{ contender: { name: 'cue', command }, output }];
}
