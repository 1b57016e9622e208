import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { withoutCaret } from './shared/path-shapes.ts';
import { tunnelPaths } from './shared/tunnel-paths.ts';

export const tunnelPathGlob: Rule<NetworkFacts> = {
  code: 'tunnel-path-glob',
  severity: 'warning',
  description: 'The path of a tunnel host is a regular expression, not a glob.',
  *check(facts) {
    for (const { row, host, path, regexp } of tunnelPaths(facts)) {
      // two stars are an error of their own.
      if (regexp.kind !== 'valid' || !/[^/^]\/\*$/.test(path)) continue;
      const meant = path.replace(/\*$/, '');
      const at = facts.origins.of(row, 'path');
      const finding: Finding = {
        message: `path "${path}" of tunnel host "${host}" matches "${withoutCaret(meant).slice(0, -1)}x" too: in a regular expression the star repeats the slash before it`,
        at,
        help: `write "${meant}": it matches everything below it`,
        fix: { title: `write ${meant}`, edits: [{ kind: 'replace', at, value: meant }] },
      };
      yield finding;
    }
  },
};
