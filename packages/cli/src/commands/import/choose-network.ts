import { UsageError } from '@netloom/diagnostics/error';
import type { ImportedNetwork } from '@netloom/importer';

interface Meant {
  /** As the file states it. */
  readonly name: string;
  readonly domain: string;
}

/** The only network, or the one with the name or the domain of a file. */
export function chooseNetwork(
  networks: readonly ImportedNetwork[],
  { name, domain }: Meant,
  file: string,
): ImportedNetwork {
  const [only, other] = networks;
  if (only !== undefined && other === undefined) return only;
  for (const [key, value] of [
    ['name', name],
    ['domain', domain],
  ] as const) {
    const [found, another] = networks.filter((network) => textIn(network, key) === value);
    if (found !== undefined && another === undefined) return found;
  }
  throw new UsageError(
    `found several clusters, none of which alone has the name or the domain of ${file}: ${namesOf(networks)}. Choose one by --cluster.`,
  );
}

export function namesOf(networks: readonly ImportedNetwork[]): string {
  return networks.map(({ cluster }) => `"${cluster}"`).join(', ');
}

function textIn({ file }: ImportedNetwork, key: string): string | null {
  const value = file.entries.get(key);
  return value?.kind === 'scalar' ? String(value.value) : null;
}
