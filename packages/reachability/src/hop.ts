import type { Origin } from '@netloom/diagnostics';

/** `unknown`: the network does not state it, or the sources and destinations of the question differ. */
export type Verdict = 'allow' | 'deny' | 'unknown';

export type Layer =
  | 'start'
  | 'target'
  | 'dns'
  | 'internet'
  | 'edge'
  | 'certificate'
  | 'tunnel'
  | 'tailnet'
  | 'vpn'
  | 'lan'
  | 'sdn'
  | 'node'
  | 'load-balancer'
  | 'firewall'
  | 'entry-point'
  | 'route'
  | 'middleware'
  | 'service'
  | 'policy'
  | 'overlay'
  | 'host'
  | 'pod';

/** One step of a packet: the decision, its reason, and the line that it rests on. */
export interface Hop {
  readonly layer: Layer;
  readonly verdict: Verdict;
  readonly text: string;
  /** null where no line of the network decides it. */
  readonly at: Origin | null;
  /** Whether the packet may continue elsewhere: nothing that follows is then a proof. */
  readonly mayDivert?: true;
}

export function allow(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'allow', text, at };
}

export function deny(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'deny', text, at };
}

/** It may stop the packet. If it does not, the next hop is certain. */
export function unknown(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'unknown', text, at };
}

/** It may send the packet elsewhere: the trace follows one path of several. */
export function unknownNextHop(layer: Layer, text: string, at: Origin | null): Hop {
  return { ...unknown(layer, text, at), mayDivert: true };
}

/**
 * A path is allowed where every hop is. A denial behind a hop that may stop the packet is still a proof, since one of
 * both stops it; behind a hop that may send it elsewhere it is none.
 */
export function verdictOfHops(hops: readonly Hop[]): Verdict {
  const diverted = hops.findIndex(({ mayDivert }) => mayDivert === true);
  const proven = diverted === -1 ? hops : hops.slice(0, diverted);
  if (proven.some(({ verdict }) => verdict === 'deny')) return 'deny';
  return hops.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'allow';
}

/** Nothing goes on after a denial. */
export function untilDeny(hops: Iterable<Hop>): readonly Hop[] {
  const passed: Hop[] = [];
  for (const hop of hops) {
    passed.push(hop);
    if (hop.verdict === 'deny') break;
  }
  return passed;
}

/** Of several paths of which one must be open: the first that is allowed, else the first that may be. */
export function bestPath(paths: readonly Iterable<Hop>[]): readonly Hop[] {
  const walked = paths.map(untilDeny);
  const found = (['allow', 'unknown'] as const)
    .map((verdict) => walked.find((hops) => verdictOfHops(hops) === verdict))
    .find((hops) => hops !== undefined);
  return found ?? walked[0] ?? [];
}

/** The hop that decided: the denial, the first unknown, or the last of an allowed path. */
export function decidingHop({
  hops,
  verdict,
}: {
  readonly hops: readonly Hop[];
  readonly verdict: Verdict;
}): Hop {
  const decisive =
    verdict === 'unknown'
      ? hops.find((hop) => hop.verdict === verdict)
      : hops.findLast((hop) => hop.verdict === verdict);
  if (decisive === undefined) throw new Error(`a trace without a hop whose verdict is ${verdict}`);
  return decisive;
}
