import type { ClusterClient } from '@netloom/cluster';
import { visible } from '@netloom/diagnostics';
import { replaceText } from '@netloom/engine/fix';
import { identityToPin, pinnedText } from '@netloom/rollout/apply';
import type { Context } from '../../context.ts';
import { checkInput, type CheckedInput } from '../../network-input/check-input.ts';

export interface PinInput {
  readonly cluster: ClusterClient;
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
  { cluster, context, dryRun }: PinInput,
): Promise<CheckedInput> {
  const { path, checked } = input;
  const { network } = checked.facts;
  if (network.cluster.identity !== null) return input;
  const identity = await identityToPin(cluster, network);
  const identityText = visible(Object.entries(identity).flat().join(' '));
  if (dryRun) {
    context.terminal.err(`${path}: would state cluster.identity: ${identityText}\n`);
    return input;
  }
  await replaceText(path, { before: checked.source.text, after: pinnedText(checked, identity) });
  context.terminal.err(`${path}: states cluster.identity now: ${identityText}\n`);
  const pinned = await checkInput(path, context);
  if (pinned === null) throw new Error(`${path} has errors since its cluster is pinned.`);
  return pinned;
}
