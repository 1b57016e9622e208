import { IntervalSet } from '@netloom/addresses';
import { toMatchRule } from '@netloom/ingress';
import {
  addressesOf,
  describeList,
  programOf,
  type Exposure,
  type IngressController,
  type Network,
} from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { lazilyByKey } from '../network-index/lazily.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { TraefikRoute } from '../network-index/traefik-routes.ts';
import { addressesOfFamily } from '../sender.ts';

/** What a request must pass before its route sends it on: a list of clients, a login, and what is only referred to. */
export function* guardHops(
  index: NetworkIndex,
  { sender, family }: Pick<Flow, 'sender' | 'family'>,
  { ingress, route }: { readonly ingress: IngressController; readonly route: TraefikRoute },
): Generator<Hop> {
  const exposure = exposureOf(index, ingress, route);
  if (exposure === null) return;
  const program = programOf(index.network, ingress);
  const { ipAllowList, forwardAuth, middlewares } = exposure.guards;
  if (ipAllowList.length > 0) {
    const ranges = ipAllowList.flatMap((one) => addressesOf(one, index.facts.ledger).intervals);
    yield allowListHop(
      { sender, family },
      { program, listed: IntervalSet.of(ranges), at: index.at(ipAllowList) },
    );
  }
  if (forwardAuth !== null) {
    const text = `${program} asks ${forwardAuth.address} first: whoever is not logged in there is sent to it, and not to the service`;
    yield allow('middleware', text, index.at(forwardAuth));
  }
  if (middlewares.length > 0) {
    const names = middlewares.map(({ name }) => name);
    const text = `what ${describeList(names)} of ${program} does with requests is not stated`;
    yield unknown('middleware', text, index.at(exposure));
  }
}

/** kube-proxy may have put a node's address in place of the client's. */
function allowListHop(
  { sender, family }: Pick<Flow, 'sender' | 'family'>,
  { program, listed, at }: { readonly program: string; readonly listed: IntervalSet; readonly at: Hop['at'] },
): Hop {
  if (sender.kind === 'hidden') {
    const text = `whether ${program} sees the address of ${sender.client.label}, or that of a node, depends on where its pod runs: its list of clients may refuse either`;
    return unknown('middleware', text, at);
  }
  const own = addressesOfFamily(sender.addresses, family);
  if (own.intervals.every((interval) => listed.covers(interval))) {
    return allow('middleware', `${program}'s list of clients holds ${sender.label}`, at);
  }
  return own.intersect(listed).isEmpty
    ? deny('middleware', `${program}'s list of clients does not hold ${sender.label}: it answers 403`, at)
    : unknown('middleware', `${program}'s list of clients holds only a part of ${sender.label}`, at);
}

/** The row that a rendered route says; of several that say the same the first. */
function exposureOf(index: NetworkIndex, { name }: IngressController, route: TraefikRoute): Exposure | null {
  return rowsByRoute(index.network).get(keyOf({ ...route, ingress: name })) ?? null;
}

/** By the network: a trace of answers has an index of its own. */
const rowsByRoute = lazilyByKey(
  ({ exposures }: Network) =>
    new Map(
      exposures.toReversed().flatMap((exposure) => {
        const { ingress, namespace, service, host, path } = exposure;
        if (ingress === null) return [];
        return [toMatchRule(exposure), `HTTPRoute ${host} ${path ?? '/'}`].map(
          (text) => [keyOf({ ingress, namespace, service, text }), exposure] as const,
        );
      }),
    ),
);

function keyOf({
  ingress,
  namespace,
  service,
  text,
}: Pick<TraefikRoute, 'namespace' | 'service' | 'text'> & { readonly ingress: string }): string {
  return `${ingress} ${namespace}/${service} ${text}`;
}
