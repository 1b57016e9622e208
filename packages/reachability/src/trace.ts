import type { Endpoint, Target } from '@netloom/network-model';
import type { Destination } from './destinations/destination.ts';
import { destinationsOf } from './destinations/destinations-of.ts';
import { allow, unknown, untilDeny, verdictOfHops, type Hop, type Verdict } from './hop.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import { pathHops } from './paths/path-hops.ts';
import type { KnownSource, Source } from './sources/source.ts';
import { sourcesOf } from './sources/sources-of.ts';
import { namespacePods } from './sources/zone-sources.ts';

/** A source and a target; intents are questions, too. */
export interface TraceQuestion {
  readonly from: Endpoint;
  readonly to: Target;
}

export interface Trace extends TraceQuestion {
  readonly verdict: Verdict;
  readonly hops: readonly Hop[];
}

/** The hops of a packet from each source to each destination of a question, and what they decide together. */
export function trace(index: NetworkIndex, { from, to }: TraceQuestion): Trace {
  const pairs = sourcesOf(index, from).flatMap((source) => tracesFrom(index, source, to));
  return { from, to, ...mergeTraces(pairs) };
}

/** The same from a column of the matrix: pods of a namespace without any label that a policy selects. */
export function tracePodsOf(
  index: NetworkIndex,
  { namespace, to }: { readonly namespace: string; readonly to: Target },
): Pick<Trace, 'verdict' | 'hops'> {
  return mergeTraces(tracesFrom(index, namespacePods(index, namespace), to));
}

/** One source, and one of the destinations that the target names. */
export interface PairTrace {
  readonly label: string;
  readonly verdict: Verdict;
  /** How the destination was found, and the hops of each path to it. */
  readonly resolution: readonly Hop[];
  readonly paths: readonly (readonly Hop[])[];
  /** Both, one after the other. */
  readonly hops: readonly Hop[];
}

export function tracesFrom(index: NetworkIndex, source: Source, to: Target): readonly PairTrace[] {
  if (source.kind === 'none') {
    return [toPairTrace(source.label, { resolution: [source.hop], paths: [] })];
  }
  return destinationsOf(index, source, to).map((destination) => tracePair(index, source, destination));
}

function tracePair(index: NetworkIndex, source: KnownSource, destination: Destination): PairTrace {
  const label = `${source.label} to ${destination.label}`;
  const resolution = untilDeny(destination.hops);
  const verdict = verdictOfHops(resolution);
  if (verdict === 'deny') return toPairTrace(label, { resolution, paths: [] });
  const paths = destination.paths.map((path) => untilDeny(pathHops(index, { source, destination, path })));
  if (paths.length > 0 || verdict === 'unknown') return toPairTrace(label, { resolution, paths });
  const noAddress = unknown('target', `no address of ${destination.label} is known`, null);
  return toPairTrace(label, { resolution: [...resolution, noAddress], paths });
}

/** A client tries every address of a name: one that lets it pass will do. */
export function toPairTrace(
  label: string,
  { resolution, paths }: Pick<PairTrace, 'resolution' | 'paths'>,
): PairTrace {
  const verdicts = (paths.length === 0 ? [[]] : paths).map((path) => verdictOfHops([...resolution, ...path]));
  const verdict = (['allow', 'unknown'] as const).find((one) => verdicts.includes(one)) ?? 'deny';
  return { label, verdict, resolution, paths, hops: [...resolution, ...paths.flat()] };
}

/** All pairs must be allowed for the whole to be, and all denied for a denial; where they differ, one of each verdict is shown. */
export function mergeTraces(pairs: readonly PairTrace[]): Pick<Trace, 'verdict' | 'hops'> {
  const [first, ...more] = pairs;
  if (first === undefined) {
    const hop = unknown('start', 'the network states nothing of that kind', null);
    return { verdict: hop.verdict, hops: [hop] };
  }
  if (more.length === 0) return { verdict: first.verdict, hops: first.hops };
  const groups = [...Map.groupBy(pairs, ({ verdict }) => verdict)];
  const verdict = groups.length === 1 ? first.verdict : 'unknown';
  const counts = groups.map(([each, { length }]) => `${length} ${WORDS[each]}`).join(', ');
  const examples = groups.flatMap(([, [example]]) => (example === undefined ? [] : [example]));
  return {
    verdict,
    hops: [
      { ...allow('start', `${pairs.length} paths: ${counts}`, null), verdict },
      ...examples.flatMap((example) => [
        { ...allow('start', `${example.label}:`, null), verdict: example.verdict },
        ...example.hops,
      ]),
    ],
  };
}

const WORDS = { allow: 'allowed', deny: 'denied', unknown: 'unknown' } as const satisfies Record<
  Verdict,
  string
>;
