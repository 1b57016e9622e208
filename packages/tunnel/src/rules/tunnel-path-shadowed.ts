import type { Rule } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { Exposure, NetworkFacts } from '@netloom/network-model';
import { inMatchingOrder } from '../rule-order.ts';
import { hasInnerAnchor, isLiteral, matchesEverything, withoutCaret } from './path-shapes.ts';

export const tunnelPathShadowed: Rule<NetworkFacts> = {
  code: 'tunnel-path-shadowed',
  severity: 'error',
  sentence: 'No path of a tunnel host takes all requests of another one.',
  *check({ network, origins, readGoRegexp }) {
    const hosts = Map.groupBy(
      network.exposures.filter(({ via }) => via === 'tunnel'),
      ({ host }) => host,
    );
    for (const [host, exposures] of hosts) {
      const ordered = inMatchingOrder(exposures.map((exposure) => toRule(exposure)));
      for (const [index, { exposure }] of ordered.entries()) {
        const before = ordered
          .slice(0, index)
          .find((earlier) => takesAll(readGoRegexp, earlier.exposure, exposure));
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
function takesAll(
  readGoRegexp: ReadGoRegexp | null,
  { path: earlier }: Exposure,
  { path: later }: Exposure,
): boolean {
  if (earlier === null || earlier === later) return false;
  if (matchesEverything(earlier)) return true;
  if (later === null) return false;
  const text = withoutCaret(later);
  const [fromStart, laterFromStart] = [earlier, later].map((path) => path.startsWith('^'));
  if (!isLiteral(text) || (fromStart === true && laterFromStart !== true)) return false;
  // What is found inside the later path is found in every request that holds the later path.
  if (isLiteral(withoutCaret(earlier))) {
    return fromStart === true ? text.startsWith(withoutCaret(earlier)) : text.includes(earlier);
  }
  const read = hasInnerAnchor(earlier) ? undefined : readGoRegexp?.(earlier);
  return read?.kind === 'valid' && read.test(text) === true;
}
