import { useCluster } from '../../cluster/use-cluster.ts';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { refuseStdin } from '../../network-input/load-input.ts';
import { removeFromCluster, type RemoveOptions } from './remove-from-cluster.ts';

/** Removes a network from the cluster that the options mean; its findings do not keep it there. */
export async function runRemove(
  network: string | undefined,
  { options, context }: { readonly options: RemoveOptions; readonly context: Context },
): Promise<void> {
  refuseStdin(network, 'remove asks for confirmation on standard input');
  const input = await openInput(network, context);
  if (input === null) return;
  if (options.dryRun !== true) context.finish();
  await useCluster(options, context, (cluster) => removeFromCluster({ input, options, context, cluster }));
}
