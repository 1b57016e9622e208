import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { timeOf, type Contender } from '../compare.ts';
import { generatedIn } from '../network-folder.ts';
import { ROOT } from '../root.ts';
import type { BenchContext } from '../row.ts';
import { assertEqualObjects, labelsOf, parseObjects } from './objects.ts';

/** What people would write the same objects with: a template or a program in bench/peers. */
export interface Peer {
  readonly contender: Contender;
  /** The file that it writes; null where it prints. */
  readonly output: string | null;
}

/** What a peer is given: the network.yaml itself, and the labels of each chart, which the file does not have. */
export interface PeerInput {
  readonly network: string;
  readonly labels: string;
  /** A folder for what it writes. */
  readonly folder: string;
  readonly context: BenchContext;
}

export const PEERS = join(ROOT, 'bench/peers');

export interface PreparedNetwork extends PeerInput {
  /** Throws where a peer gives other objects than netloom. */
  readonly assertEqual: (peer: Peer) => Promise<void>;
}

/** A generated network of that many services, and the objects that Helm makes of it by netloom. */
export async function prepareNetwork(context: BenchContext, services: number): Promise<PreparedNetwork> {
  const network = await generatedIn(context, services);
  const [node, ...args] = context.netloom('template', network);
  const ours = parseObjects((await execa(node, args, { stdin: 'ignore' })).stdout);
  const folder = await mkdtemp(join(context.scratch, 'peers-'));
  const labels = join(folder, 'labels.json');
  await writeFile(labels, JSON.stringify({ labels: labelsOf(ours) }));
  return {
    ...{ network, labels, folder, context },
    assertEqual: async (peer) => {
      assertEqualObjects(ours, parseObjects(await outputOf(peer)), peer.contender.name);
    },
  };
}

async function outputOf({ contender, output }: Peer): Promise<string> {
  if (output === null) {
    const [file, ...args] = contender.command;
    return (await execa(file, args, { stdin: 'ignore' })).stdout;
  }
  await timeOf(contender);
  return readFile(output, 'utf8');
}
