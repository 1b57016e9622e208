import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { parseGoRegexp, withoutClasses } from './go-regexp.ts';

export const tunnelPathNeverMatches: Rule<NetworkFacts> = {
  code: 'tunnel-path-never-matches',
  severity: 'error',
  sentence: 'The path of a tunnel host has its anchors at the ends.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { via, host, path } = exposure;
      if (via !== 'tunnel' || path === null || !parseGoRegexp(path).ok) continue;
      const anchor = misplacedAnchor(path);
      if (anchor === null) continue;
      yield {
        message: `path "${path}" of tunnel host "${host}" matches no request: ${anchor === '^' ? '^ stands behind' : '$ stands before'} other text`,
        at: origins.of(exposure, 'path'),
        help: '^ is the beginning of the whole path, $ its end; a path without them is found anywhere',
      };
    }
  },
};

/** An anchor right between two plain characters; in brackets, behind a backslash or beside | ( ) it may make sense. */
function misplacedAnchor(path: string): '^' | '$' | null {
  const text = withoutClasses(path);
  if (text.includes('(?')) return null;
  if (/[\w/.-]\^/.test(text)) return '^';
  return /\$[\w/.-]/.test(text) ? '$' : null;
}
