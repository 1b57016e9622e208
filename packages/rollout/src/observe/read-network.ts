import { parseSource } from '@netloom/diagnostics';
import { checkLoaded, withReach, type CheckedNetwork } from '@netloom/engine';
import type { RepositoryPlace } from '@netloom/network-model';
import type { Facts } from './read-installed.ts';

/** The network that is installed, or why it cannot be had. */
export type RecordedNetwork =
  | { readonly kind: 'network'; readonly checked: CheckedNetwork }
  | { readonly kind: 'unknown'; readonly note: string };

/**
 * As any file is read: another version of netloom may have written it, in words that this one does not know. It is
 * taken to come from `place`, which the cluster does not know.
 */
export async function readNetwork(
  { networkYaml }: Facts,
  place: RepositoryPlace | null,
): Promise<RecordedNetwork> {
  if (networkYaml === null) {
    const note =
      'what is installed does not hold its network.yaml: its charts are older, or a ConfigMap of it is missing. Only objects are compared';
    return { kind: 'unknown', note };
  }
  const loaded = await withReach(parseSource(networkYaml, 'the installed network.yaml'));
  const checked = checkLoaded({ ...loaded, place });
  if (checked.kind === 'checked') return { kind: 'network', checked };
  const [first] = checked.diagnostics;
  const note = `this netloom cannot read the network.yaml that is installed: ${first?.message ?? 'it is empty'}. Only objects are compared`;
  return { kind: 'unknown', note };
}
