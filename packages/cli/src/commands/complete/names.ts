import { parseBytes } from '@netloom/diagnostics';
import { readInput } from '@netloom/engine/check';
import { secretTexts, ZONE_NAMES } from '@netloom/network-model';
import type { Candidate } from '../../completion/find-wanted.ts';
import { networkNames, NO_NAMES, type NetworkNames } from '../../completion/network-names.ts';
import type { ValueKind } from '../../completion/value-kinds.ts';
import type { Context } from '../../context.ts';
import { findNetwork } from '../../network-input/find-network.ts';

export type NameKind = Extract<ValueKind, 'endpoint' | 'target' | 'subject'>;

/** The names of NETWORK or of the nearest network; of one that cannot be found or read there are none. */
export async function nameCandidates(
  kind: NameKind,
  { network, context }: { readonly network: string | undefined; readonly context: Context },
): Promise<readonly Candidate[]> {
  const { endpoints, others, hosts } = await readNames(network, context).catch(() => NO_NAMES);
  const values = {
    endpoint: [...ZONE_NAMES, ...endpoints],
    target: [...hosts.map((host) => `https://${host}`), ...endpoints],
    subject: [...hosts, ...endpoints, ...others],
  };
  return [...new Set(values[kind])].map((value) => ({ value, description: '' }));
}

async function readNames(network: string | undefined, { conceal }: Context): Promise<NetworkNames> {
  const path = await findNetwork(network);
  const parsed = parseBytes(await readInput(path), path);
  conceal(secretTexts(parsed.source));
  return networkNames(parsed);
}
