import type { Endpoint, Target } from '@netloom/network-model';
import type { Destination } from './destination.ts';
import { destinationsOf } from './destinations-of.ts';
import { allow, deny, type Hop, untilDenied, type Verdict, verdictOfHops } from './hop.ts';
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
  readonly hops: readonly Hop[];
}

export function walksFrom(world: World, start: Start, to: Target): readonly Walk[] {
  if (start.kind === 'nowhere') {
    return [{ label: start.label, verdict: start.hop.verdict, hops: [start.hop] }];
  }
  return destinationsOf(world, start, to).map((destination) => walk(world, start, destination));
}

/** A client tries every address of a name: one that lets it pass will do. */
function walk(world: World, start: PacketStart, destination: Destination): Walk {
  const { label, hops, ways } = destination;
  const name = `${start.label} to ${label}`;
  const lead = untilDenied(hops);
  if (ways.length === 0 || verdictOfHops(lead) === 'deny') {
    return { label: name, verdict: verdictOfHops(lead), hops: lead };
  }
  const ends = ways.map((way) => untilDenied(wayHops(world, { start, destination, way })));
  const verdicts = ends.map((end) => verdictOfHops([...lead, ...end]));
  const verdict = (['allow', 'unknown'] as const).find((one) => verdicts.includes(one)) ?? 'deny';
  return { label: name, verdict, hops: [...lead, ...ends.flat()] };
}

/** All walks must arrive for the whole to; where they differ, one of each kind is shown. */
export function merged(walks: readonly Walk[]): Pick<Trace, 'verdict' | 'hops'> {
  const [first, ...more] = walks;
  if (first === undefined)
    return { verdict: 'deny', hops: [deny('start', 'the network has nothing of that kind', null)] };
  if (more.length === 0) return first;
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
