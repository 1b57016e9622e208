import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomDrawing } from './netloom-drawing.ts';

export type Umbrella = ReturnType<typeof netloomDrawing.toValues>;

const known = new WeakMap<Network, Umbrella>();

/** The umbrella's values without origins, as text and numbers: drawn once for a network, for all that is made of them. */
export function plainUmbrella(network: Network): Umbrella {
  const values = known.get(network) ?? drawPlain(network);
  known.set(network, values);
  return values;
}

function drawPlain(network: Network): Umbrella {
  // values with their value objects as texts, which `Drawn` allows
  return plain(netloomDrawing.toValues(network, withoutOrigin)) as Umbrella;
}
