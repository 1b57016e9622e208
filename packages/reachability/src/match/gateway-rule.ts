import type { HttpRequest } from './traefik-rule.ts';

/** One rule of an HTTPRoute under one of its host names. */
export interface GatewayRule {
  readonly hostname: string;
  readonly path: string;
}

/** A wildcard takes one label or more; a path prefix is compared by whole elements. */
export function matchesGatewayRule({ hostname, path }: GatewayRule, request: HttpRequest): boolean {
  const host = request.host.toLowerCase();
  const sameHost = hostname.startsWith('*.') ? host.endsWith(hostname.slice(1)) : host === hostname;
  const prefix = path.replace(/\/$/, '');
  return sameHost && (request.path === prefix || request.path.startsWith(`${prefix}/`));
}

/**
 * Gateway API's precedence: a whole host before a wildcard, the longer host, then the longer path. Below zero where
 * the first rule goes before the other.
 */
export function compareGatewayRules(one: GatewayRule, other: GatewayRule): number {
  const wildcard = Number(one.hostname.startsWith('*.')) - Number(other.hostname.startsWith('*.'));
  if (wildcard !== 0) return wildcard;
  if (one.hostname.length !== other.hostname.length) return other.hostname.length - one.hostname.length;
  return other.path.length - one.path.length;
}
