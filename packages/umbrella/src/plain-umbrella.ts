import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomDrawing } from './netloom-drawing.ts';

export type PlainUmbrella = ReturnType<typeof netloomDrawing.toValues>;

const known = new WeakMap<Network, PlainUmbrella>();

/** The umbrella's values without origins, as text and numbers: drawn once for a network, for all that is made of them. */
export function plainUmbrella(network: Network): PlainUmbrella {
  const values = known.get(network) ?? drawPlain(network);
  known.set(network, values);
  return values;
}

function drawPlain(network: Network): PlainUmbrella {
  // values with their value objects as texts, which `Drawn` allows
  return plain(netloomDrawing.toValues(network, withoutOrigin)) as PlainUmbrella;
}
