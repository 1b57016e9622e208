import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Exposure } from '../../network.ts';

export const hostClaimedTwice: Rule<NetworkFacts> = {
  code: 'host-claimed-twice',
  severity: 'error',
  description: 'A host and path lead to one service.',
  *check(facts) {
    const groups = Map.groupBy(facts.network.exposures, keyOf);
    for (const [first, second, ...more] of groups.values()) {
      if (first !== undefined && second !== undefined) yield toFinding(first, [second, ...more], facts);
    }
  },
};

/** Traefik's prefix / is every path; what paths of the tunnel mean is for the tunnel's own rules. */
function keyOf({ via, host, path, ingress }: Exposure): string {
  return `${via} ${via === 'ingress' ? (ingress ?? '') : ''} ${host} ${via === 'ingress' ? (path ?? '/') : (path ?? '')}`;
}

function toFinding(first: Exposure, others: readonly Exposure[], { origins }: NetworkFacts): Finding {
  const { via, host, path } = first;
  const what = `${via} host "${host}"${path === null ? '' : ` with path "${path}"`}`;
  const services = [
    ...new Set([first, ...others].map(({ namespace, service }) => `"${namespace}/${service}"`)),
  ];
  const [only, ...rest] = services;
  const last = others.at(-1) ?? first;
  return {
    message:
      rest.length === 0
        ? `${what} leads to service ${only ?? ''} ${others.length + 1} times`
        : `${what} leads to the services ${services.join(' and ')}: only one of them can answer`,
    at: origins.of(last, 'host'),
    related: [first, ...others.slice(0, -1)].map((exposure) => ({
      message: `service "${exposure.namespace}/${exposure.service}" already uses it`,
      at: origins.of(exposure, 'host'),
    })),
    help: 'keep one of them, or give them different paths',
  };
}
