import type { Drawing } from '@netloom/chart-kit';
import type { CheckedNetwork } from '@netloom/engine';

/** Every generated YAML and JSON file, path inside generated/ → objects whose origins are in those of `checked`. */
export async function drawGenerated({
  facts,
  origins,
}: CheckedNetwork): Promise<ReadonlyMap<string, Drawing>> {
  const [{ drawNetwork }, { drawDelivery }] = await Promise.all([
    import('@netloom/engine'),
    import('@netloom/deployment'),
  ]);
  return new Map([
    ...drawNetwork(facts.network, origins.recorder('chart values')),
    ...drawDelivery(facts.network, origins.recorder('deployment files')),
  ]);
}
