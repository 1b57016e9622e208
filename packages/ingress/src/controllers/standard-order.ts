import type { GatewayMatch } from '../traefik/priority.ts';

/** Longer than any host or path. */
const FACTOR = 10_000;

/**
 * Of two routes the higher goes first, as the specifications of HTTPRoute and Ingress have it: a whole host before a
 * wildcard, the longer wildcard before the shorter, then the longer path.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec, https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function standardPriority({ hostname, path }: GatewayMatch): number {
  const host = hostname.startsWith('*.') ? hostname.length : FACTOR;
  return host * FACTOR + path.length;
}

/** A path of an Ingress by that specification, compared by whole elements; its wildcard stands for one label. */
export function standardIngressRule({ hostname, path }: GatewayMatch): string {
  const host = hostname.startsWith('*.')
    ? `HostRegexp(${JSON.stringify(`^[^.]+${hostname.slice(1).replaceAll('.', '\\.')}$`)})`
    : `Host(${JSON.stringify(hostname)})`;
  const prefix = path.replace(/\/$/, '');
  if (prefix === '') return `${host} && PathPrefix("/")`;
  return `${host} && (Path(${JSON.stringify(prefix)}) || PathPrefix(${JSON.stringify(`${prefix}/`)}))`;
}
