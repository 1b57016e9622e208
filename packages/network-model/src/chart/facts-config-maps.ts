import { dumpJson } from '@netloom/chart-kit';
import type { Network } from '../network.ts';
import { toFacts } from './to-facts.ts';

/** Below 80 % of what the API server lets a ConfigMap hold (1 MiB of values), where `config-map-too-large` begins to warn. */
const MOST_BYTES = 800_000;

/** The ConfigMap of facts, in the namespace NETLOOM_NAMESPACE. */
export const FACTS_CONFIG_MAP = 'netloom-network';

/** The key that holds the network as its file has it, without comments: `netloom plan --against cluster` reads it. */
export const NETWORK_YAML = 'network.yaml';

/** The key that says how many ConfigMaps hold the file, where the one of facts cannot. */
export const NETWORK_YAML_PARTS = 'NETWORK_YAML_PARTS';

export interface FactsConfigMap {
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
}

const known = new WeakMap<Network, readonly FactsConfigMap[]>();

/** Made once for each network: its values are drawn several times, and the text of the whole file is the largest part of them. */
export function factsConfigMaps(network: Network): readonly FactsConfigMap[] {
  const maps = known.get(network) ?? toConfigMaps(network);
  known.set(network, maps);
  return maps;
}

/**
 * `network.json`, flat keys and the file, in one ConfigMap. Where one cannot hold all that, the JSON loses its layout, and
 * the file moves to ConfigMaps of its own, in parts: only netloom reads it, so nothing that others mount changes its place.
 */
function toConfigMaps(network: Network): readonly FactsConfigMap[] {
  const { flat, whole, file } = toFacts(network);
  const facts = { 'network.json': dumpJson(whole), ...flat };
  const together = { [NETWORK_YAML]: file, ...facts };
  if (sizeOf(together) <= MOST_BYTES) return [{ name: FACTS_CONFIG_MAP, data: together }];
  const parts = splitLines(file);
  const withParts = { ...facts, [NETWORK_YAML_PARTS]: String(parts.length) };
  const compact = { ...withParts, 'network.json': JSON.stringify(whole) };
  return [
    { name: FACTS_CONFIG_MAP, data: sizeOf(withParts) <= MOST_BYTES ? withParts : compact },
    ...parts.map((part, index) => ({ name: partName(index), data: { [NETWORK_YAML]: part } })),
  ];
}

/** The names of the ConfigMaps that hold the file, by the value of NETWORK_YAML_PARTS. */
export function partNames(parts: string): readonly string[] {
  return /^[1-9][0-9]?$/.test(parts)
    ? Array.from({ length: Number(parts) }, (_, index) => partName(index))
    : [];
}

/** Whether a ConfigMap of NETLOOM_NAMESPACE holds facts or a part of the file. */
export function holdsFacts(name: string): boolean {
  return name === FACTS_CONFIG_MAP || /^netloom-network-file-[0-9]+$/.test(name);
}

function partName(index: number): string {
  return `${FACTS_CONFIG_MAP}-file-${index + 1}`;
}

const encoder = new TextEncoder();

function sizeOf(data: Readonly<Record<string, string>>): number {
  return Object.values(data).reduce((sum, value) => sum + encoder.encode(value).length, 0);
}

/** As few texts as hold all lines, each of MOST_BYTES at most. */
function splitLines(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  let bytes = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const size = encoder.encode(line).length;
    if (bytes + size > MOST_BYTES && end > start) {
      parts.push(text.slice(start, end));
      start = end;
      bytes = 0;
    }
    end += line.length;
    bytes += size;
  }
  return [...parts, text.slice(start)];
}
