import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { execa } from 'execa';
import type { BenchContext } from '../row.ts';
import type { Peer, PeerInput } from './peer.ts';

/** Bare Helm on the packed umbrella, with the values that netloom generates from a network, and these flags besides. */
export async function helm(
  { network, context }: Pick<PeerInput, 'network' | 'context'>,
  ...besides: readonly string[]
): Promise<Peer> {
  const [node, ...args] = context.netloom('build', network);
  await execa(node, args, { stdin: 'ignore' });
  const values = ['--values', join(dirname(network), 'generated/values.yaml')];
  const { path } = await findHelm(process);
  const flags = [
    '--namespace',
    'netloom-system',
    ...values,
    '--set',
    'global.allowPlaceholders=true',
    ...besides,
  ];
  const command = [path, 'template', 'netloom', await umbrellaOf(context), ...flags] as const;
  return { contender: { name: 'helm template', command }, output: null };
}

async function umbrellaOf({ artefact }: BenchContext): Promise<string> {
  const charts = join(artefact, 'charts');
  const archive = (await readdir(charts)).find((file) => file.startsWith('netloom-'));
  if (archive === undefined) throw new Error(`the packed artefact has no umbrella in ${charts}`);
  return join(charts, archive);
}
