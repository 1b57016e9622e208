import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, type CheckedNetwork } from '@netloom/engine';

/** Parse, decode, resolve, ledger and check at once; throws on a network with mistakes of form. */
export function checkedText(text: string): CheckedNetwork {
  const checked = checkNetwork(parseSource(text, 'network.yaml'));
  if (checked.kind !== 'checked') throw new Error('the homelab has mistakes of form');
  return checked;
}
