import { generatedYaml, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';

type Umbrella = ReturnType<typeof netloomChart.toValues>;

const known = new WeakMap<Network, Umbrella>();

/** The umbrella's values without origins: drawn once for the check of the objects, and for all that is written. */
export function drawnUmbrella(network: Network): Umbrella {
  const drawn = known.get(network) ?? netloomChart.toValues(network, withoutOrigin);
  known.set(network, drawn);
  return drawn;
}

/** values.yaml of the umbrella. */
export function umbrellaValues(network: Network): string {
  return generatedYaml([drawnUmbrella(network)]);
}
