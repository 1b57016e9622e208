import type { IngressController } from '@netloom/network-model';

/**
 * The wildcards that take requests of a host, or of a wildcard below them: that of the next domain, and those of all
 * domains above where an HTTPRoute may be among them, whose wildcard takes any number of labels.
 */
export function coveringWildcards(host: string, routes: IngressController['routes']): readonly string[] {
  const labels = host.replace(/^\*\./, '').split('.');
  const domains = labels.map((_, index) => labels.slice(index).join('.'));
  if (routes === 'httproute') return domains.slice(1).map((domain) => `*.${domain}`);
  const next = domains.slice(1, 2).map((domain) => `*.${domain}`);
  return host.startsWith('*.') ? [] : next;
}
