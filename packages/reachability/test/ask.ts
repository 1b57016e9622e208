import { readFileSync } from 'node:fs';
import { placeOf, type Origin } from '@netloom/diagnostics';
import { parseEndpoint, parseTarget, type Endpoint, type Target } from '@netloom/network-model';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import { indexNetwork, trace, type TraceQuestion, type Trace, type NetworkIndex } from '../src/index.ts';

export function read(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

export const HOMELAB = read('networks/homelab/network.yaml');
export const DUAL_STACK = read('examples/dual-stack-bgp/network.yaml');

export function networkIndexOf(text: string): NetworkIndex {
  return indexNetwork(loadText(text));
}

export function endpoint(text: string): Endpoint {
  const parsed = parseEndpoint(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

export function target(text: string): Target {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

export function question(from: string, to: string): TraceQuestion {
  return { from: endpoint(from), to: target(to) };
}

/** A hop in the tests: verdict, layer, text, and the first line of network.yaml that it rests on. */
export type HopRow = readonly [verdict: string, layer: string, text: string, at: string | null];

export function ask(
  text: string,
  from: string,
  to: string,
): { readonly verdict: string; readonly hops: readonly HopRow[] } {
  const { verdict, hops } = trace(networkIndexOf(text), question(from, to));
  return { verdict, hops: hops.map((hop) => toHopRow(text, hop)) };
}

export function toHopRow(text: string, { verdict, layer, text: says, at }: Trace['hops'][number]): HopRow {
  return [verdict, layer, says, at === null ? null : written(text, at)];
}

/** The network with one piece of its text replaced; throws where it is not there exactly once. */
export function changed(text: string, before: string | RegExp, after: string): string {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`${String(before)} is there ${parts.length - 1} times`);
  return parts.join(after);
}

function written(text: string, at: Origin): string {
  const { start, end } = placeOf(at);
  return text.slice(start.offset, end.offset).split('\n')[0] ?? '';
}
