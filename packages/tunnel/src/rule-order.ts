import type { CloudflaredRule } from './cloudflared-rule.ts';

/**
 * The first matching rule wins in cloudflared, so the more specific stands first: exact hosts before wildcards, the
 * longer wildcard first, and for one host the longer path first, of two equally long the one that is bound to the
 * beginning, and no path last. Else the order stays as written.
 */
export function inMatchingOrder<Rule extends Pick<CloudflaredRule, 'hostname' | 'path'>>(
  rules: readonly Rule[],
): readonly Rule[] {
  return [...Map.groupBy(rules, hostOf)]
    .toSorted(([a], [b]) => rankOfHost(b) - rankOfHost(a))
    .flatMap(([, ofHost]) => ofHost.toSorted((a, b) => rankOfPath(b) - rankOfPath(a)));
}

function hostOf({ hostname }: Pick<CloudflaredRule, 'hostname'>): string {
  return hostname ?? '';
}

function rankOfHost(host: string): number {
  if (host === '') return 0;
  return host.startsWith('*.') ? host.length : Infinity;
}

/** `^` makes a path narrower, and counts for less than any character. */
function rankOfPath({ path = '' }: Pick<CloudflaredRule, 'hostname' | 'path'>): number {
  return path.startsWith('^') ? path.length - 0.5 : path.length;
}
