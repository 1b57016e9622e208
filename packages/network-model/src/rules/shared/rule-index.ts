import { IntervalIndex, type IntervalSet } from '@netloom/addresses';
import type { PortRange } from '../../network.ts';
import { holdsAll, type RuleAddresses } from './rule-addresses.ts';

/** Firewall rules by their sources, then by their destinations, then by their ports. */
export class RuleIndex {
  readonly #bySource: AddressSetIndex<AddressSetIndex<PortIndex>>;

  constructor(rules: readonly RuleAddresses[]) {
    this.#bySource = new AddressSetIndex(
      Map.groupBy(rules, ({ from }) => from),
      (alike) =>
        new AddressSetIndex(
          Map.groupBy(alike, ({ to }) => to),
          (cell) => new PortIndex(cell),
        ),
    );
  }

  /** The rules whose addresses hold those of a rule, and which open the first of these ports. */
  holding({ from, to }: RuleAddresses, port: PortRange): readonly RuleAddresses[] {
    return this.#bySource
      .holding(from)
      .flatMap((byDestination) => byDestination.holding(to))
      .flatMap((byPort) => byPort.opening(port));
  }
}

/** Values by sets of addresses: a set that holds another holds its first address. */
class AddressSetIndex<Value> {
  readonly #byFamily: ReadonlyMap<4 | 6, IntervalIndex<bigint, readonly [IntervalSet, Value]>>;

  constructor(
    rules: ReadonlyMap<IntervalSet, readonly RuleAddresses[]>,
    toValue: (rules: readonly RuleAddresses[]) => Value,
  ) {
    const entries = [...rules].flatMap(([set, alike]) => {
      const value = [set, toValue(alike)] as const;
      return set.intervals.map(({ family, first, last }) => ({ family, first, last, value }));
    });
    const families = Map.groupBy(entries, ({ family }) => family);
    this.#byFamily = new Map(Array.from(families, ([family, own]) => [family, new IntervalIndex(own)]));
  }

  holding(inner: IntervalSet): readonly Value[] {
    const [start] = inner.intervals;
    if (start === undefined) return [];
    const near = this.#byFamily.get(start.family)?.holding(start.first) ?? [];
    return near.flatMap(([outer, value]) => (holdsAll(outer, inner) ? [value] : []));
  }
}

class PortIndex {
  readonly #byProtocol: ReadonlyMap<string, IntervalIndex<number, RuleAddresses>>;

  constructor(rules: readonly RuleAddresses[]) {
    const entries = rules.flatMap((value) =>
      value.rule.ports.map(({ first, last, protocol }) => ({ first, last, protocol, value })),
    );
    const protocols = Map.groupBy(entries, ({ protocol }) => protocol);
    this.#byProtocol = new Map(Array.from(protocols, ([name, own]) => [name, new IntervalIndex(own)]));
  }

  opening({ first, protocol }: PortRange): readonly RuleAddresses[] {
    return this.#byProtocol.get(protocol)?.holding(first) ?? [];
  }
}
