import { applyEdits, toTextEdits, visible } from '@netloom/diagnostics';
import type { Cluster } from '@netloom/delivery/cluster';
import type { WrittenIdentity } from '@netloom/delivery/apply';
import type { CheckedNetwork } from '@netloom/engine';
import { checkInput, type CheckedInput } from './check-input.ts';
import type { Context } from './context.ts';

export interface PinCluster {
  readonly cluster: Cluster;
  readonly context: Context;
  readonly dryRun: boolean;
}

/**
 * Writes into the network file which cluster it belongs to, and reads it again: before anything is installed, so that what
 * is installed says the same. A file that pins a cluster already stays as it is. Throws Refused where the cluster holds
 * another network.
 */
export async function pinCluster(
  input: CheckedInput,
  { cluster, context, dryRun }: PinCluster,
): Promise<CheckedInput> {
  const { path, checked } = input;
  const { network } = checked.facts;
  if (network.cluster.identity !== null) return input;
  const [{ identityToPin }, { replaceText }] = await Promise.all([
    import('@netloom/delivery/apply'),
    import('@netloom/engine/fix'),
  ]);
  const identity = await identityToPin(cluster, network);
  const said = visible(Object.entries(identity).flat().join(' '));
  if (dryRun) {
    context.terminal.err(`${path}: would state cluster.identity: ${said}\n`);
    return input;
  }
  await replaceText(path, { before: checked.source.text, after: pinnedText(checked, identity) });
  context.terminal.err(`${path}: states cluster.identity now: ${said}\n`);
  const pinned = await checkInput(path, context);
  if (pinned === null) throw new Error(`${path} has errors since its cluster is pinned.`);
  return pinned;
}

/** The text of a network file that pins its cluster; all else of it stays, comments too. */
export function pinnedText({ facts, origins, source }: CheckedNetwork, identity: WrittenIdentity): string {
  const into = origins.of(facts.network.cluster);
  const value = { ...identity };
  return applyEdits(source.text, toTextEdits([{ kind: 'insert', into, key: 'identity', value }]));
}
