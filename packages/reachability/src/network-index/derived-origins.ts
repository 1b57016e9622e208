import type { From } from '@netloom/chart-kit';
import type { Origin, Origins } from '@netloom/diagnostics';

/** Origins of what the charts draw from a network, beside those of the network, which stay as they are. */
export class DerivedOrigins {
  readonly #drawn = new WeakMap<object, Origin>();
  readonly #network: Origins;

  constructor(network: Origins) {
    this.#network = network;
  }

  /** For toValues: what it makes comes from where its source does. */
  readonly from: From = (source, value) => {
    this.#drawn.set(value, this.of(source));
    return value;
  };

  of(value: object): Origin {
    return this.#drawn.get(value) ?? this.#network.of(value);
  }
}
