import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

/** What no path of a URL holds unescaped (RFC 3986, 3.3), and the star, which nobody has in a path but as a pattern. */
const PATTERN = /[*^|\\[\]{}<>"`?#]/;

export const ingressPathNotAPrefix: Rule<NetworkFacts> = {
  code: 'ingress-path-not-a-prefix',
  severity: 'error',
  sentence: 'The path of an internal host is a plain prefix.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { via, host, path } = exposure;
      if (via !== 'ingress' || path === null) continue;
      const [character] = PATTERN.exec(path) ?? [];
      if (character === undefined) continue;
      yield {
        message: `path "${path}" of internal host "${host}" matches no request: Traefik takes it as a prefix, and no path holds ${character}`,
        at: origins.of(exposure, 'path'),
        related:
          network.ingress === null
            ? []
            : [{ message: 'its way in is ingress', at: origins.of(network.ingress) }],
        help: 'write how the path begins, such as /api; all that is below it belongs to it',
      };
    }
  },
};
