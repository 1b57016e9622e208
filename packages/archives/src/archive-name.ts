import type { ChartMetadata } from '@netloom/chart-kit';

/** The name that Helm gives to the archive of a chart. */
export function archiveName({ chart: { name, version } }: { readonly chart: ChartMetadata }): string {
  return `${name}-${version}.tgz`;
}
