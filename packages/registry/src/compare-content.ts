import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import { CHART_TYPE, type Blob, type ChartContent } from './chart-content.ts';

/** Another content under the version of a chart. */
export interface Conflict {
  /** The part that differs. */
  readonly what: 'chart' | 'configuration' | 'manifest';
  readonly published: string;
  readonly packaged: string;
}

const Descriptor = z.object({ mediaType: z.string(), digest: z.string() });
const ChartManifest = z.object({ config: Descriptor, layers: z.array(Descriptor) });

/**
 * How a published manifest differs from a packaged chart; null where it holds the same chart. Manifests themselves may
 * differ: `helm push` puts a signature, and the time of the file's last change, into them.
 */
export function compareContent({ layer, config, manifest }: ChartContent, published: Blob): Conflict | null {
  const parsed = ChartManifest.safeParse(parseJson(published.bytes.toString('utf8')));
  const charts = parsed.data?.layers.filter(({ mediaType }) => mediaType === CHART_TYPE) ?? [];
  const [chart, ...more] = charts;
  if (parsed.data === undefined || chart === undefined || more.length > 0) {
    return { what: 'manifest', published: published.digest, packaged: manifest.digest };
  }
  if (chart.digest !== layer.digest) {
    return { what: 'chart', published: chart.digest, packaged: layer.digest };
  }
  const { digest } = parsed.data.config;
  if (digest === config.digest) return null;
  return { what: 'configuration', published: digest, packaged: config.digest };
}
