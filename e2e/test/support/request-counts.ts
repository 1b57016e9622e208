import type { ApiProxy } from './api-proxy.ts';

/** An object of the API: below the version of a group at least a plural and a name. Lists have a query. */
const OBJECT = /^(GET|PATCH) (\/api\/v1|\/apis\/[^/]+\/[^/?]+)(\/[^/?]+){2,}/;

/** What netloom asks of an API server; what Helm asks does not count. */
export interface RequestCounts {
  readonly total: number;
  readonly lists: number;
  /** By the object's path. */
  readonly reads: ReadonlyMap<string, number>;
  readonly dryRuns: ReadonlyMap<string, number>;
}

/** Counts what passes while `act` runs. */
export async function countRequests(proxy: ApiProxy, act: () => Promise<void>): Promise<RequestCounts> {
  const [reads, dryRuns] = [new Map<string, number>(), new Map<string, number>()];
  let [total, lists] = [0, 0];
  proxy.onRequest = (call, caller) => {
    if (caller === 'helm') return;
    total += 1;
    const [path = '', query = ''] = call.split('?');
    if (path.startsWith('GET ') && query.includes('limit=')) lists += 1;
    // a record of Helm's is no object of the network
    else if (!OBJECT.test(path) || path.includes('/secrets/sh.helm.release.')) return;
    else if (path.startsWith('GET ')) add(reads, path.slice('GET '.length));
    else if (query.includes('dryRun=All')) add(dryRuns, path.slice('PATCH '.length));
  };
  try {
    await act();
  } finally {
    proxy.onRequest = () => undefined;
  }
  return { total, lists, reads, dryRuns };
}

function add(counts: Map<string, number>, path: string): void {
  counts.set(path, (counts.get(path) ?? 0) + 1);
}

/** Whatever was asked more than once, with how often: `3 GET /api/v1/namespaces/cloudflare`. */
export function askedAgain({ reads, dryRuns }: RequestCounts): readonly string[] {
  const of = (what: string, counts: ReadonlyMap<string, number>): readonly string[] =>
    [...counts].filter(([, count]) => count > 1).map(([path, count]) => `${count} ${what} ${path}`);
  return [...of('GET', reads), ...of('dry run', dryRuns)];
}
