import { generatedYaml, plain, withoutOrigin } from '@netloom/chart-kit';
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

/** values.yaml of the umbrella, validated by its schema: Helm need not do that again. Invalid values are our mistake, and throw. */
export function umbrellaValues(network: Network): string {
  return printUmbrella(drawnUmbrella(network));
}

export function printUmbrella(values: Umbrella): string {
  netloomChart.values.parse(plain(values));
  return generatedYaml([values]);
}
