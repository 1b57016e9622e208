import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Exposure } from '../../network.ts';

export const publicDiffersByPath: Rule<NetworkFacts> = {
  code: 'public-differs-by-path',
  severity: 'warning',
  description: 'All paths of a host state the same about its way from the internet.',
  *check(facts) {
    const rows = facts.network.exposures.filter(({ via }) => via === 'ingress');
    for (const paths of Map.groupBy(rows, ({ host }) => host).values()) {
      const finding = unlikeRecord(paths, facts) ?? openedPath(paths, facts);
      if (finding !== null) yield finding;
    }
  },
};

/** A host has one record: proxied only where every path is. */
function unlikeRecord(paths: readonly Exposure[], { origins }: NetworkFacts): Finding | null {
  const direct = paths.find(({ published }) => published === 'direct');
  const proxied = paths.find(({ published }) => published === 'proxied');
  if (direct === undefined || proxied === undefined) return null;
  return {
    message: `${describePath(proxied)} is proxied, and ${describePath(direct)} is not: the host has one record, which is not proxied, so that neither is`,
    at: origins.of(proxied, 'published'),
    related: [{ message: 'it is direct here', at: origins.of(direct, 'published') }],
    help: 'write the same `public` for all of its paths, or give one of them a host of its own',
  };
}

/** The ingress sends what comes by a forward to every path of a host. Another ingress, or a list of clients, may hold it off. */
function openedPath(paths: readonly Exposure[], { origins }: NetworkFacts): Finding | null {
  for (const own of paths) {
    if (own.published !== null || own.ingress === null || own.guards.ipAllowList.length > 0) continue;
    const published = paths.find((one) => one.published !== null && one.ingress === own.ingress);
    if (published === undefined) continue;
    return {
      message: `${describePath(published)} is public, and ${describePath(own)} is not stated to be: the forward leads to the host, with all of its paths`,
      at: origins.of(own),
      related: [{ message: 'the host is public by this', at: origins.of(published, 'published') }],
      help: 'write `public` where it is meant, hold other clients off by `ipAllowList`, or give it a host of its own',
    };
  }
  return null;
}

function describePath({ host, path }: Exposure): string {
  return path === null ? `the rest of "${host}"` : `"${host}${path}"`;
}
