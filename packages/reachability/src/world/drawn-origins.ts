import type { From } from '@netloom/chart-kit';
import { OriginMap, type Origin, type Origins } from '@netloom/diagnostics';

/** Origins of what the charts draw from a network, beside those of the network, which stay as they are. */
export class DrawnOrigins {
  readonly #drawn = new OriginMap();
  readonly #network: Origins;

  constructor(network: Origins) {
    this.#network = network;
  }

  /** For toValues: what it makes comes from where its source does, with all that is in it. */
  readonly from: From = (source, value) => {
    this.#drawn.inherit(value, this.of(source));
    return value;
  };

  of(value: object): Origin {
    return this.#network.has(value) ? this.#network.of(value) : this.#drawn.of(value);
  }
}
