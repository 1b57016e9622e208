import type { Cluster, IngressController, Network } from '@netloom/network-model';

/** Generations of Traefik's Helm chart, by their major number, that a K3s release may install. */
export interface TraefikChart {
  readonly first: number;
  /** Infinity where a release is newer than the table. */
  readonly last: number;
}

type Patch = readonly [minor: number, patch: number, revision: number];

/**
 * From which K3s release on which generation came, as of November 2026. The K3s release notes name Traefik's version
 * (docs.k3s.io/release-notes/v1.32.X to v1.37.X; releases v1.33.13+k3s2, v1.34.9+k3s1, v1.35.5+k3s1 to v1.35.8+k3s1,
 * v1.36.2+k3s1 to v1.36.4+k3s1), k3s-io/k3s-charts the chart: 3.3 is in 34.2, 3.5 in 37.1, 3.6.7 in 38.0, 3.6.9 to
 * 3.6.13 in 39.0, 3.7.4 to 3.7.8 in 40.1. `until` is the last release that was looked at. K3s 1.37 follows upstream's chart, which was
 * 41.4 by then (k3s-io/k3s#14558), but no page says which one it has.
 */
const BUNDLED: readonly { readonly from: Patch; readonly until: Patch; readonly chart: TraefikChart }[] = [
  { from: [32, 2, 1], until: [32, 9, 1], chart: { first: 34, last: 34 } },
  { from: [32, 10, 1], until: [32, 10, 1], chart: { first: 37, last: 37 } },
  { from: [33, 0, 1], until: [33, 5, 1], chart: { first: 34, last: 34 } },
  { from: [33, 6, 1], until: [33, 7, 1], chart: { first: 37, last: 37 } },
  { from: [33, 13, 2], until: [33, 13, 2], chart: { first: 40, last: 40 } },
  { from: [34, 0, 1], until: [34, 1, 1], chart: { first: 34, last: 34 } },
  { from: [34, 2, 1], until: [34, 2, 1], chart: { first: 37, last: 37 } },
  { from: [34, 9, 1], until: [34, 9, 1], chart: { first: 40, last: 40 } },
  { from: [35, 0, 1], until: [35, 0, 1], chart: { first: 37, last: 37 } },
  { from: [35, 0, 3], until: [35, 1, 1], chart: { first: 38, last: 38 } },
  { from: [35, 2, 1], until: [35, 5, 1], chart: { first: 39, last: 39 } },
  { from: [35, 6, 1], until: [35, 8, 1], chart: { first: 40, last: 40 } },
  { from: [36, 0, 1], until: [36, 1, 1], chart: { first: 39, last: 39 } },
  { from: [36, 2, 1], until: [36, 4, 1], chart: { first: 40, last: 40 } },
  { from: [37, 0, 1], until: [37, 1, 1], chart: { first: 40, last: 41 } },
];

/**
 * Whether its Traefik compares paths as `routingPath` gives them. Traefik 3.3, in generation 34, does not yet.
 * Source: pkg/muxer/http/matcher.go at v3.3.6.
 */
export function comparesRoutingPaths({ first }: TraefikChart): boolean {
  return first > 34;
}

/** The chart that an ingress runs: that of the K3s release, or the pinned one of a release of its own; null for Traefik 2. */
export function traefikOf(
  { cluster, operators }: Pick<Network, 'cluster' | 'operators'>,
  { controller }: Pick<IngressController, 'controller'>,
): TraefikChart | null {
  if (controller !== 'traefik') return k3sTraefikChart(cluster);
  const generation = Number(operators.traefik.split('.')[0]);
  return { first: generation, last: generation };
}

/** The chart that a K3s release installs; null for Traefik 2, which came before v1.32.2. */
export function traefikChartOf(version: string): TraefikChart | null {
  const release = toPatch(version);
  const before = BUNDLED.findLast(({ from }) => compare(from, release) <= 0);
  if (before === undefined) return null;
  if (compare(release, before.until) <= 0) return before.chart;
  // between two rows it is one of theirs, or one between them; rows of another minor version say nothing of this one.
  const after = BUNDLED.find(({ from }) => compare(from, release) > 0 && from[0] === release[0]);
  return { first: before.chart.first, last: after?.chart.last ?? Infinity };
}

/** The ingress that is served by the Traefik of K3s; a network has one at the most. */
export function k3sIngress({ ingresses }: Network): IngressController | undefined {
  return ingresses.find(({ controller }) => controller === 'traefik-k3s');
}

/** The chart that the cluster brings; null for Traefik 2, and where no K3s runs. */
export function k3sTraefikChart({ distribution, version }: Cluster): TraefikChart | null {
  return distribution === 'k3s' && version !== null ? traefikChartOf(version) : null;
}

/** `v1.37.1+k3s1`, as the network file has it; a major version other than 1 is newer than all of them. */
function toPatch(version: string): Patch {
  const [major = 0, minor = 0, patch = 0, revision = 0] = (version.match(/\d+/g) ?? []).flatMap(
    (number, index) => (index === 3 ? [] : [Number(number)]),
  );
  return major > 1 ? [Infinity, 0, 0] : [minor, patch, revision];
}

function compare(one: Patch, other: Patch): number {
  const [index = 0] = one.flatMap((number, at) => (number === other[at] ? [] : [at]));
  return (one[index] ?? 0) - (other[index] ?? 0);
}
