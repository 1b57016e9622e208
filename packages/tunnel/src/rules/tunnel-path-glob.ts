import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const tunnelPathGlob: Rule<NetworkFacts> = {
  code: 'tunnel-path-glob',
  severity: 'warning',
  sentence: 'The path of a tunnel host is no pattern with stars, as shells have them.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { via, host, path } = exposure;
      if (via !== 'tunnel' || path === null || !/\/\*+$/.test(path) || path.length < 3) continue;
      const meant = path.replace(/\*+$/, '');
      // Two stars are an error of their own.
      if (path.endsWith('**')) continue;
      const finding: Finding = {
        message: `path "${path}" of tunnel host "${host}" matches "${meant.slice(0, -1)}x" too: in a regular expression the star repeats the slash before it`,
        at: origins.of(exposure, 'path'),
        help: `a path is found anywhere: "${meant}" alone holds all that is below it`,
        fix: {
          title: `write ${meant}`,
          edits: [{ kind: 'replace', at: origins.of(exposure, 'path'), value: meant }],
        },
      };
      yield finding;
    }
  },
};
