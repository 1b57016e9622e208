import type { PatternMatcher } from './pattern-matcher.ts';

/** One of cloudflared's ingress rules: what it matches, and its origin. */
export interface TunnelRule {
  readonly hostname?: string | undefined;
  readonly path?: string | undefined;
  readonly service: string;
  readonly originRequest?:
    | {
        readonly httpHostHeader?: string | undefined;
        readonly originServerName?: string | undefined;
        readonly noTLSVerify?: boolean | undefined;
        readonly access?: { readonly teamName: string } | undefined;
      }
    | undefined;
}

/** The Host header, which may carry a port, and the path as the client sends it. */
export interface TunnelRequest {
  readonly host: string;
  readonly path: string;
}

/**
 * Whether a rule of cloudflared matches the request; null where that is not known for its regular expression. The path
 * is compared decoded, slashes too: it is the Path of Go's url.URL.
 * https://github.com/cloudflare/cloudflared/blob/2026.8.2/ingress/rule.go
 */
export function matchesTunnelRule(
  rule: Pick<TunnelRule, 'hostname' | 'path'>,
  { host, path, matchesPattern }: TunnelRequest & { readonly matchesPattern: PatternMatcher },
): boolean | null {
  if (!matchesHost(rule.hostname ?? '', withoutPort(host))) return false;
  if (rule.path === undefined || rule.path === '') return true;
  const decoded = decodedPath(path);
  return decoded === null ? null : matchesPattern(rule.path, decoded);
}

/** null for an invalid escape: whether Cloudflare's edge lets it through is not known. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** Compared byte by byte; a wildcard matches any depth below, but not the name itself. */
function matchesHost(rule: string, host: string): boolean {
  if (rule === '' || rule === '*' || rule === host) return true;
  return rule.startsWith('*.') && host.endsWith(rule.slice(1));
}

/** As Go's net.SplitHostPort does: a name with more than one colon has no port. */
function withoutPort(host: string): string {
  return /^([^:[\]]*):[^:]*$/.exec(host)?.[1] ?? host;
}
