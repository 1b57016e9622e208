import { decode } from '@netloom/network-model';
import { checkLoaded, type Checked, type CheckOptions } from './check-loaded.ts';
import type { Loaded } from './load-network.ts';

/** Checks any text of a network file. What was loaded need not be decoded again: `checkLoaded`. */
export function checkNetwork(loaded: Loaded, options: CheckOptions = {}): Checked {
  return checkLoaded({ ...loaded, decoded: decode(loaded) }, options);
}
