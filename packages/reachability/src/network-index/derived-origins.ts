import type { From } from '@netloom/chart-kit';
import { OriginMap, type Origin, type Origins } from '@netloom/diagnostics';

/** Origins of values that charts derive from a network, beside the network's own, which stay as they are. */
export class DerivedOrigins {
  readonly #drawn = new OriginMap();
  readonly #network: Origins;

  constructor(network: Origins) {
    this.#network = network;
  }

  /** For toValues: a value has the origin of its source. */
  readonly from: From = (source, value) => {
    this.#drawn.inherit(value, this.of(source));
    return value;
  };

  of(value: object): Origin {
    return this.#network.has(value) ? this.#network.of(value) : this.#drawn.of(value);
  }
}
