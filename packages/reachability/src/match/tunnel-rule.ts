import { goRegExp } from './go-regexp.ts';

/** One of cloudflared's ingress rules, as far as matching and the way to the origin go. */
export interface TunnelRule {
  readonly hostname?: string | undefined;
  readonly path?: string | undefined;
  readonly service: string;
  readonly originRequest?:
    | {
        readonly httpHostHeader?: string | undefined;
        readonly originServerName?: string | undefined;
        readonly noTLSVerify?: boolean | undefined;
      }
    | undefined;
}

/** The Host header, which may carry a port, and the path. */
export interface TunnelRequest {
  readonly host: string;
  readonly path: string;
}

/**
 * Whether a rule of cloudflared takes the request; null where its regular expression cannot be read.
 * https://github.com/cloudflare/cloudflared/blob/2026.8.2/ingress/rule.go
 */
export function matchesTunnelRule(
  rule: Pick<TunnelRule, 'hostname' | 'path'>,
  { host, path }: TunnelRequest,
): boolean | null {
  if (!matchesHost(rule.hostname ?? '', withoutPort(host))) return false;
  if (rule.path === undefined || rule.path === '') return true;
  return goRegExp(rule.path)?.test(path) ?? null;
}

/** Compared byte by byte; a wildcard takes any depth below, but not the name itself. */
function matchesHost(rule: string, host: string): boolean {
  if (rule === '' || rule === '*' || rule === host) return true;
  return rule.startsWith('*.') && host.endsWith(rule.slice(1));
}

/** As Go's net.SplitHostPort does: a name with more than one colon has no port. */
function withoutPort(host: string): string {
  return /^([^:[\]]*):[^:]*$/.exec(host)?.[1] ?? host;
}
