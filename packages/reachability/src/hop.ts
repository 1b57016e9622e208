import type { Origin } from '@netloom/diagnostics';

/** `unknown` is what the network does not state, and what differs among those that the question names. */
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
  | 'lan'
  | 'sdn'
  | 'node'
  | 'load-balancer'
  | 'firewall'
  | 'entry-point'
  | 'route'
  | 'service'
  | 'policy'
  | 'overlay'
  | 'host'
  | 'pod';

/** One step of a packet: what decided it, in words, and where that stands. */
export interface Hop {
  readonly layer: Layer;
  readonly verdict: Verdict;
  readonly text: string;
  /** null where no line of the network decides. */
  readonly at: Origin | null;
  /** Whether the packet may be somewhere else behind it: nothing that follows is then a proof. */
  readonly mayDivert?: true;
}

export function allow(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'allow', text, at };
}

export function deny(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'deny', text, at };
}

/** Whether it stops the packet is not known. If it does not, the packet is where the walk says. */
export function unknown(layer: Layer, text: string, at: Origin | null): Hop {
  return { layer, verdict: 'unknown', text, at };
}

/** Where it sends the packet is not known: the walk goes one way of several. */
export function unknownNextHop(layer: Layer, text: string, at: Origin | null): Hop {
  return { ...unknown(layer, text, at), mayDivert: true };
}

/**
 * A walk arrives where every hop lets it pass. A denial is a proof behind a hop that may stop the packet, since either
 * of both does; behind one that may send it elsewhere it is none.
 */
export function verdictOfHops(hops: readonly Hop[]): Verdict {
  const diverted = hops.findIndex(({ mayDivert }) => mayDivert === true);
  const proven = diverted === -1 ? hops : hops.slice(0, diverted);
  if (proven.some(({ verdict }) => verdict === 'deny')) return 'deny';
  return hops.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'allow';
}

/** Nothing goes on after a denial. */
export function untilDeny(hops: Iterable<Hop>): readonly Hop[] {
  const walked: Hop[] = [];
  for (const hop of hops) {
    walked.push(hop);
    if (hop.verdict === 'deny') break;
  }
  return walked;
}

/** Of several ways of which any will do, the first that arrives; without one, the first that may. */
export function bestPath(ways: readonly Iterable<Hop>[]): readonly Hop[] {
  const walked = ways.map(untilDeny);
  const found = (['allow', 'unknown'] as const)
    .map((verdict) => walked.find((hops) => verdictOfHops(hops) === verdict))
    .find((hops) => hops !== undefined);
  return found ?? walked[0] ?? [];
}

/** The hop that decided: the denial, what nobody knows, or the one that took the packet. */
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
  if (decisive === undefined) throw new Error(`a trace without a hop that says ${verdict}`);
  return decisive;
}
