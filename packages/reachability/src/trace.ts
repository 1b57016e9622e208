import type { Endpoint, Target } from '@netloom/network-model';
import type { Destination } from './destination.ts';
import { destinationsOf } from './destinations-of.ts';
import { allow, unknown, untilDenied, verdictOfHops, type Hop, type Verdict } from './hop.ts';
import { startsOf, type PacketStart, type Start } from './start.ts';
import { wayHops } from './way-hops.ts';
import type { World } from './world/prepare.ts';

/** Who asks for what: an intent is one, too. */
export interface Question {
  readonly from: Endpoint;
  readonly to: Target;
}

export interface Trace extends Question {
  readonly verdict: Verdict;
  readonly hops: readonly Hop[];
}

/** What a packet walks, and what decides at each step. */
export function trace(world: World, { from, to }: Question): Trace {
  const starts = startsOf(world, from);
  const walks = starts.flatMap((start) => walksFrom(world, start, to));
  return { from, to, ...merged(walks) };
}

/** One start, and one of the things that the target names. */
export interface Walk {
  readonly label: string;
  readonly verdict: Verdict;
  /** How the target was found; what each of the ways to it meets; and both together. */
  readonly lead: readonly Hop[];
  readonly ends: readonly (readonly Hop[])[];
  readonly hops: readonly Hop[];
}

export function walksFrom(world: World, start: Start, to: Target): readonly Walk[] {
  if (start.kind === 'nowhere') {
    return [toWalk(start.label, { lead: [start.hop], ends: [] })];
  }
  return destinationsOf(world, start, to).map((destination) => walk(world, start, destination));
}

function walk(world: World, start: PacketStart, destination: Destination): Walk {
  const { label, hops, ways } = destination;
  const found = untilDenied(hops);
  const denied = verdictOfHops(found) === 'deny';
  const ends = denied ? [] : ways.map((way) => untilDenied(wayHops(world, { start, destination, way })));
  const nowhere = ends.length === 0 && verdictOfHops(found) === 'allow';
  const lead = nowhere ? [...found, unknown('target', `no address of ${label} is known`, null)] : found;
  return toWalk(`${start.label} to ${label}`, { lead, ends });
}

/** A client tries every address of a name: one that lets it pass will do. */
export function toWalk(label: string, { lead, ends }: Pick<Walk, 'lead' | 'ends'>): Walk {
  const verdicts = (ends.length === 0 ? [[]] : ends).map((end) => verdictOfHops([...lead, ...end]));
  const verdict = (['allow', 'unknown'] as const).find((one) => verdicts.includes(one)) ?? 'deny';
  return { label, verdict, lead, ends, hops: [...lead, ...ends.flat()] };
}

/** All walks must arrive for the whole to, and none for a denial; where they differ, one of each kind is shown. */
export function merged(walks: readonly Walk[]): Pick<Trace, 'verdict' | 'hops'> {
  const [first, ...more] = walks;
  if (first === undefined) {
    const hop = unknown('start', 'the network states nothing of that kind', null);
    return { verdict: hop.verdict, hops: [hop] };
  }
  if (more.length === 0) return { verdict: first.verdict, hops: first.hops };
  const groups = [...Map.groupBy(walks, ({ verdict }) => verdict)];
  const verdict = groups.length === 1 ? first.verdict : 'unknown';
  const counts = groups.map(([each, { length }]) => `${length} ${WORDS[each]}`).join(', ');
  const examples = groups.flatMap(([, [example]]) => (example === undefined ? [] : [example]));
  const heads = examples.map(({ label, verdict: each }) => ({
    ...allow('start', `${label}:`, null),
    verdict: each,
  }));
  return {
    verdict,
    hops: [
      { ...allow('start', `${walks.length} ways: ${counts}`, null), verdict },
      ...examples.flatMap(({ hops }, index) => [...heads.slice(index, index + 1), ...hops]),
    ],
  };
}

const WORDS = { allow: 'arrive', deny: 'denied', unknown: 'not known' } as const satisfies Record<
  Verdict,
  string
>;
