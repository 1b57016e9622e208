import type { Rule } from '@netloom/diagnostics';
import type { ReadGoRegexp } from '@netloom/go-regexp';
import type { Exposure, NetworkFacts } from '@netloom/network-model';
import { inMatchingOrder } from '../rule-order.ts';
import {
  hasInnerAnchor,
  isLiteral,
  leadingText,
  matchesEverything,
  withoutCaret,
} from './shared/path-shapes.ts';

export const tunnelPathShadowed: Rule<NetworkFacts> = {
  code: 'tunnel-path-shadowed',
  severity: 'error',
  description: 'No path of a tunnel host takes all requests of another one.',
  *check({ network, origins, readGoRegexp }) {
    const hosts = Map.groupBy(
      network.exposures.filter(({ via }) => via === 'tunnel'),
      ({ host }) => host,
    );
    for (const [host, exposures] of hosts) {
      const ordered = inMatchingOrder(exposures.map((exposure) => toRule(exposure, readGoRegexp)));
      for (const rule of ordered) {
        const { exposure } = rule;
        const before = ordered.find((earlier) => earlier === rule || takesAll(earlier, rule));
        if (before === undefined || before === rule) continue;
        const { path } = before.exposure;
        yield {
          message: `${exposure.path === null ? `tunnel host "${host}" without a path` : `path "${exposure.path}" of tunnel host "${host}"`} is never reached: path "${path ?? ''}" takes all of its requests`,
          at: origins.of(exposure, exposure.path === null ? 'host' : 'path'),
          related: [
            {
              message: `it comes first, since the longer path does, and leads to service "${before.exposure.namespace}/${before.exposure.service}"`,
              at: origins.of(before.exposure, 'path'),
            },
          ],
          help: 'cloudflared uses the first rule whose path is found anywhere in the request: make that one narrower',
        };
      }
    }
  },
};

/** A rule with what is asked of its path again and again: a host may have thousands. */
interface PathRule {
  readonly hostname: string;
  readonly path?: string;
  readonly exposure: Exposure;
  /** Whether it is bound to the beginning of the request's path. */
  readonly fromStart: boolean;
  readonly everything: boolean;
  /** The path, where it is plain text behind its anchor. */
  readonly literal: string | null;
  /** What each of its matches begins with. */
  readonly leading: string;
  /** Whether the path is found in a text however that goes on; not for certain where it cannot be read. */
  readonly isIn: (text: string) => boolean;
}

function toRule(exposure: Exposure, readGoRegexp: ReadGoRegexp | null): PathRule {
  const { host: hostname, path } = exposure;
  const text = withoutCaret(path ?? '');
  const read = path === null || hasInnerAnchor(path) ? undefined : readGoRegexp?.(path);
  return {
    hostname,
    ...(path !== null && { path }),
    exposure,
    fromStart: path?.startsWith('^') === true,
    everything: path !== null && matchesEverything(path),
    literal: path !== null && isLiteral(text) ? text : null,
    leading: leadingText(text),
    isIn: (other) => read?.kind === 'valid' && read.test(other) === true,
  };
}

/** Equal paths are a host claimed twice, which is a finding of its own. */
function takesAll(earlier: PathRule, later: PathRule): boolean {
  if (earlier.path === undefined || earlier.path === later.path) return false;
  if (earlier.everything) return true;
  const { literal } = later;
  if (literal === null || (earlier.fromStart && !later.fromStart)) return false;
  // what is found inside the later path is found in every request that holds the later path.
  const begins = earlier.fromStart ? literal.startsWith(earlier.leading) : literal.includes(earlier.leading);
  return begins && (earlier.literal !== null || earlier.isIn(literal));
}
