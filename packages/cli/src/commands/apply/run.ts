import { useCluster } from '../../cluster/use-cluster.ts';
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { printFindings } from '../../network-input/check-input.ts';
import { refuseStdin } from '../../network-input/load-input.ts';
import { applyToCluster } from './apply-to-cluster.ts';
import type { ApplyOptions } from './options.ts';
import { pinCluster } from './pin-cluster.ts';
import { refusePlaceholders } from './refuse-placeholders.ts';

/** Applies a network to the cluster that the options mean. */
export async function runApply(
  network: string | undefined,
  { options, context }: { readonly options: ApplyOptions; readonly context: Context },
): Promise<void> {
  refuseStdin(network, 'apply installs what a file says, so that it can be changed there');
  const input = await checkBuildable(network, context);
  if (input === null) return;
  printFindings(input.checked, context);
  const dryRun = options.dryRun === true;
  if (!dryRun) context.finish();
  refusePlaceholders(input);
  await useCluster(options, context, async (cluster) => {
    const pinned = options.pin === true ? await pinCluster(input, { cluster, context, dryRun }) : input;
    await applyToCluster({ input: pinned, options, context, cluster });
  });
}
