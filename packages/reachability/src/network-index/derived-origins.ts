import type { From } from '@netloom/chart-kit';
import type { Origin, Origins } from '@netloom/diagnostics';

/** Origins of values that charts derive from a network, beside the network's own, which stay as they are. */
export class DerivedOrigins {
  readonly #drawn = new WeakMap<object, Origin>();
  readonly #network: Origins;

  constructor(network: Origins) {
    this.#network = network;
  }

  /** For toValues: a value has the origin of its source. */
  readonly from: From = (source, value) => {
    this.#drawn.set(value, this.of(source));
    return value;
  };

  of(value: object): Origin {
    return this.#drawn.get(value) ?? this.#network.of(value);
  }
}
