import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { hasAlternatives, isLiteral, matchesEverything } from './shared/path-shapes.ts';
import { tunnelPaths } from './shared/tunnel-paths.ts';

export const tunnelPathUnanchored: Rule<NetworkFacts> = {
  code: 'tunnel-path-unanchored',
  severity: 'info',
  description: 'The path of a tunnel host is anchored with ^.',
  *check(facts) {
    for (const { row, host, path, regexp } of tunnelPaths(facts)) {
      if (regexp.kind !== 'valid' || path.startsWith('^') || reachesBack(path)) continue;
      const meant = hasAlternatives(path) ? `^(?:${path})` : `^${path}`;
      const at = facts.origins.of(row, 'path');
      const also = isLiteral(path) ? `also takes "/x${path}"` : 'also takes paths that contain it further on';
      const finding: Finding = {
        message: `path "${path}" of tunnel host "${host}" ${also}: without ^ it is found anywhere in a path`,
        at,
        help: '^ is the beginning of the path',
        fix: { title: `write ${meant}`, edits: [{ kind: 'replace', at, value: meant }] },
      };
      yield finding;
    }
  },
};

/** Whether what is found further behind is found from the first slash, too. */
function reachesBack(path: string): boolean {
  return matchesEverything(path) || (/^\/\.[*+]/.test(path) && !hasAlternatives(path));
}
