import type { Rule } from '@netloom/diagnostics';
import type { Exposure, NetworkFacts } from '@netloom/network-model';
import { inMatchingOrder } from '../rule-order.ts';
import { isLiteral, matchesEverything, parseGoRegexp } from './go-regexp.ts';

export const tunnelPathShadowed: Rule<NetworkFacts> = {
  code: 'tunnel-path-shadowed',
  severity: 'error',
  sentence: 'No path of a tunnel host takes all requests of another one.',
  *check({ network, origins }) {
    const hosts = Map.groupBy(
      network.exposures.filter(({ via }) => via === 'tunnel'),
      ({ host }) => host,
    );
    for (const [host, exposures] of hosts) {
      const ordered = inMatchingOrder(exposures.map((exposure) => toRule(exposure)));
      for (const [index, { exposure }] of ordered.entries()) {
        const before = ordered.slice(0, index).find((earlier) => takesAll(earlier.exposure, exposure));
        if (before === undefined) continue;
        const { path } = before.exposure;
        yield {
          message: `${exposure.path === null ? `tunnel host "${host}" without a path` : `path "${exposure.path}" of tunnel host "${host}"`} is never reached: path "${path ?? ''}" takes all of its requests`,
          at: origins.of(exposure, exposure.path === null ? 'host' : 'path'),
          related: [
            {
              message: `it stands first, since the longer path does, and leads to service "${before.exposure.namespace}/${before.exposure.service}"`,
              at: origins.of(before.exposure, 'path'),
            },
          ],
          help: 'cloudflared takes the first rule whose path is found anywhere in the request: make that one narrower',
        };
      }
    }
  },
};

function toRule(exposure: Exposure): { hostname: string; path?: string; exposure: Exposure } {
  const { host, path } = exposure;
  return { hostname: host, ...(path !== null && { path }), exposure };
}

/** Equal paths are a host claimed twice, which is a finding of its own. */
function takesAll({ path: earlier }: Exposure, { path: later }: Exposure): boolean {
  if (earlier === null || earlier === later) return false;
  if (matchesEverything(earlier)) return true;
  if (later === null || !isLiteral(later) || /[\^$]|\\[bB]/.test(earlier)) return false;
  // What is found inside the later path is found in every request that holds the later path.
  const read = parseGoRegexp(earlier);
  return read.ok && read.regexp?.test(later) === true;
}
