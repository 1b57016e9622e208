import type { ParsedSource } from '@netloom/diagnostics';
import { endpointNames } from '@netloom/network-model';

/** What a file gives a name to, whatever else is wrong in it. */
export interface NetworkNames {
  /** `node:one`, `service:web/blog`: endpoints. */
  readonly endpoints: readonly string[];
  /** `zone:lab`, `vnet:k3svnet`: what no packet starts at. */
  readonly others: readonly string[];
  /** Hosts that are exposed. */
  readonly hosts: readonly string[];
}

export const NO_NAMES: NetworkNames = { endpoints: [], others: [], hosts: [] };

/** Lists whose entries `netloom uses` knows, and that are no endpoints. */
const OTHERS = [
  ['zone', ['proxmox', 'sdn', 'zones']],
  ['vnet', ['proxmox', 'sdn', 'vnets']],
  ['connector', ['tailnet', 'connectors']],
  ['resolver', ['resolvers']],
] as const;

export function networkNames({ source, value }: ParsedSource): NetworkNames {
  return {
    endpoints: endpointNames(source.root),
    others: OTHERS.flatMap(([what, path]) =>
      textsAt(entriesAt(value, path), 'name').map((name) => `${what}:${name}`),
    ),
    hosts: textsAt(
      entriesAt(value, ['services']).flatMap((service) => entriesAt(service, ['expose'])),
      'host',
    ),
  };
}

function entriesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const entries = path.reduce(entryOf, value);
  return Array.isArray(entries) ? entries : [];
}

function textsAt(entries: readonly unknown[], key: string): readonly string[] {
  return entries
    .map((entry) => entryOf(entry, key))
    .filter((text): text is string => typeof text === 'string');
}

function entryOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}
