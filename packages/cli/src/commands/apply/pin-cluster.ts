import type { Cluster } from '@netloom/cluster';
import { checkInput, type CheckedInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';

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
  const [{ identityToPin, pinnedText }, { visible }, { replaceText }] = await Promise.all([
    import('@netloom/rollout/apply'),
    import('@netloom/diagnostics'),
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
