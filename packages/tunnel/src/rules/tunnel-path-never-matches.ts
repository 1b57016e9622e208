import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { withoutClasses } from './shared/path-shapes.ts';
import { tunnelPaths } from './shared/tunnel-paths.ts';

export const tunnelPathNeverMatches: Rule<NetworkFacts> = {
  code: 'tunnel-path-never-matches',
  severity: 'error',
  description: 'The path of a tunnel host has its anchors at the ends.',
  *check(facts) {
    for (const { row, host, path, regexp } of tunnelPaths(facts)) {
      if (regexp.kind === 'invalid') continue;
      const why = misplacedAnchor(path);
      if (why === null) continue;
      yield {
        message: `path "${path}" of tunnel host "${host}" matches no request: ${why}`,
        at: facts.origins.of(row, 'path'),
        help: '^ is the beginning of the whole path, which is a slash, and $ its end',
      };
    }
  },
};

/** An anchor right between two plain characters; in brackets, behind a backslash or beside | ( ) it may make sense. */
function misplacedAnchor(path: string): string | null {
  // an escape that stands for a place in the text is no character.
  if (/\\[AbBQz]/.test(path)) return null;
  const text = withoutClasses(path);
  if (text.includes('(?')) return null;
  if (/[\w/.-]\^/.test(text)) return '^ stands behind other text';
  // what may be missing leaves the anchor at the end.
  if (/\$[\w/.-](?![?*{])/.test(text)) return '$ stands before other text';
  return /^\^[\w-](?![?*{])/.test(text) && !text.includes('|') ? 'every path begins with a slash' : null;
}
