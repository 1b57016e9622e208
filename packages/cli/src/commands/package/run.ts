import { chartsNamed } from '../../charts/charts-named.ts';
import { packageCharts } from '../../charts/package-charts.ts';
import type { Context } from '../../context.ts';
import { shortPath } from '../../network-input/find-network.ts';

export interface PackageOptions {
  readonly out: string;
}

/** Packages the charts that are named, and prints the path of each archive. */
export async function runPackage(
  names: readonly string[],
  { options, context }: { readonly options: PackageOptions; readonly context: Context },
): Promise<void> {
  const archives = packageCharts(chartsNamed(names), { out: options.out, context });
  for await (const archive of archives) context.terminal.out(`${shortPath(archive)}\n`);
}
