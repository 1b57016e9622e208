import { dumpJson, plain } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { advertisedCidrs } from './advertised-cidrs.ts';

/** The part of the tailnet's policy file that this network needs; a person merges it in. */
export interface TailnetPolicy {
  /** Owners of each tag: people own the operator's, the operator owns those of its devices. */
  readonly tagOwners: Readonly<Record<string, readonly string[]>>;
  /** What needs no click in the admin console, by the tags that may advertise it. */
  readonly autoApprovers: {
    readonly routes: Readonly<Record<string, readonly string[]>>;
    readonly exitNode?: readonly string[];
  };
  /** What devices may do by their tags: https://tailscale.com/kb/1223/funnel#requirements-and-limitations */
  readonly nodeAttrs?: readonly { readonly target: readonly string[]; readonly attr: readonly ['funnel'] }[];
}

const OPERATOR = 'tag:k8s-operator';

export function tailnetPolicy(network: Network): TailnetPolicy {
  const { connectors, balancers } = network;
  const devices = [...connectors, ...balancers.flatMap(({ device }) => device ?? [])];
  const tags = distinct(devices.flatMap((device) => device.tags)).filter((tag) => tag !== OPERATOR);
  const routes = connectors.flatMap((connector) =>
    advertisedCidrs(network, connector).map((cidr) => ({ cidr: cidr.toString(), tags: connector.tags })),
  );
  const tagsOf = (cidr: string): readonly string[] =>
    distinct(routes.filter((route) => route.cidr === cidr).flatMap((route) => route.tags));
  const exitNode = distinct(connectors.filter((row) => row.exitNode).flatMap((row) => row.tags));
  const funnel = distinct(balancers.flatMap(({ device }) => (device?.funnel === true ? device.tags : [])));
  return {
    tagOwners: { [OPERATOR]: [], ...Object.fromEntries(tags.map((tag) => [tag, [OPERATOR]])) },
    autoApprovers: {
      routes: Object.fromEntries(routes.map(({ cidr }) => [cidr, tagsOf(cidr)])),
      ...(exitNode.length > 0 && { exitNode }),
    },
    ...(funnel.length > 0 && { nodeAttrs: [{ target: funnel, attr: ['funnel'] as const }] }),
  };
}

/** The text of `tailnet-policy.json`. */
export function renderTailnetPolicy(network: Network): string {
  return dumpJson(plain(tailnetPolicy(network)));
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
