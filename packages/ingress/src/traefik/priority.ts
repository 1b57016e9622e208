/**
 * Traefik's rules and priorities: the higher priority goes first. Routers of one priority stand in an order that changes
 * from start to start, since they come out of a map and are sorted by an unstable sort.
 *
 * Read at v3.7.9, whose routing is that of the pinned 3.7.13; priorities are the same from v3.3.2 on. Source:
 * pkg/muxer/http/mux.go (GetRulePriority, routes), pkg/server/router/router.go (buildEntryPointHandler),
 * pkg/provider/kubernetes/gateway/httproute.go (buildMatchRule), pkg/provider/kubernetes/ingress/kubernetes.go (loadRouter).
 */

const encoder = new TextEncoder();

/** Of a rule that states none: its length in bytes. */
export function rulePriority(rule: string): number {
  return encoder.encode(rule).length;
}

/** The rule that Traefik makes of one path of a Kubernetes Ingress, compared character by character. */
export function ingressRule(host: string, path: string): string {
  return `Host(${quoted(host)}) && PathPrefix(${quoted(path)})`;
}

/** A match of an HTTPRoute by path prefix, under one of its host names. */
export interface GatewayMatch {
  readonly hostname: string;
  readonly path: string;
}

/** The rule that Traefik makes of it: a wildcard takes one label or more, a prefix is compared by whole elements. */
export function gatewayRule({ hostname, path }: GatewayMatch): string {
  const host = hostname.startsWith('*.')
    ? `HostRegexp(${quoted(`^[a-z0-9-\\.]+${hostname.slice(1).replaceAll('.', '\\.')}$`)})`
    : `Host(${quoted(hostname)})`;
  if (path === '/') return `${host} && PathPrefix("/")`;
  const prefix = path.replace(/\/$/, '');
  return `${host} && (Path(${quoted(prefix)}) || PathPrefix(${quoted(`${prefix}/`)}))`;
}

/** Its priority, by its place among the rules of its HTTPRoute, from 0. An HTTPRoute has no field that states another. */
export function gatewayPriority(
  { hostname, path }: GatewayMatch,
  { index, rules }: { readonly index: number; readonly rules: number },
): number {
  const ofPath = path === '/' ? 1 : 10_000 + 100 * rulePriority(path);
  return ofPath + rulePriority(hostname) + rules - index;
}

/** Go's and JSON's quoting agree on what hosts and paths hold. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
