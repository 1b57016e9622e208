import { IntervalSet, type Cidr } from '@netloom/addresses';
import { describeList, type Network } from '@netloom/network-model';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** What Connectors advertise to the tailnet, as coverage: the same addresses in other CIDRs are no change of reach. */
export function* routes({ before, after }: Networks): Iterable<NetworkChange> {
  const [olds, nexts] = [before.network, after.network];
  const names = new Set([...olds.connectors, ...nexts.connectors].map(({ name }) => name));
  for (const name of [...names].sort()) yield* routesOf(name, { olds, nexts });
}

function* routesOf(
  name: string,
  { olds, nexts }: { readonly olds: Network; readonly nexts: Network },
): Iterable<NetworkChange> {
  const label = `connector ${name}`;
  const [had, has] = [advertised(olds, name), advertised(nexts, name)];
  const [more, less] = [has.set.subtract(had.set), had.set.subtract(has.set)];
  if (!more.isEmpty) yield added(label, `advertises ${partOf(has, more)}`);
  if (!less.isEmpty) yield removed(label, `withdraws ${partOf(had, less)}`);
  if (more.isEmpty && less.isEmpty && had.text !== has.text) {
    yield changed(label, `advertises the same addresses in other CIDRs: was ${had.text}, is ${has.text}`);
  }
  const [left, leaves] = [olds, nexts].map(({ connectors }) =>
    connectors.some((connector) => connector.name === name && connector.exitNode),
  );
  if (leaves === true && left !== true) yield added(label, 'becomes an exit node: a path to the internet');
  if (leaves !== true && left === true) yield removed(label, 'is no longer an exit node');
}

interface Coverage {
  readonly cidrs: readonly Cidr[];
  readonly set: IntervalSet;
  readonly text: string;
}

function advertised({ routes: all }: Network, name: string): Coverage {
  const cidrs = all.filter(({ connector }) => connector === name).map(({ cidr }) => cidr);
  return {
    cidrs,
    set: IntervalSet.of(cidrs.map(({ interval }) => interval)),
    text: describeList(cidrs.map(String)),
  };
}

/** As the routes cut it: neighbours stay two CIDRs, as people meet them. */
function partOf({ cidrs }: Coverage, part: IntervalSet): string {
  const pieces = cidrs.flatMap(({ interval }) => IntervalSet.of([interval]).intersect(part).toCidrs());
  return describeList([...new Set(pieces.map(String))]);
}
