import type { Rule } from '@netloom/diagnostics';
import { describeIngress, ingressOf, type NetworkFacts } from '@netloom/network-model';
import { isEscaped } from '../traefik/routing-path.ts';

/** What no path of a URL holds unescaped (RFC 3986, 3.3), and the star, which stands in a path only as a pattern. */
const PATTERN = /[*^|\\[\]{}<>"`?#]/;
/** Dots at the end may begin a name. */
const CLEANED = /\/(?:\.{1,2})?\//;

export const ingressPathNotAPrefix: Rule<NetworkFacts> = {
  code: 'ingress-path-not-a-prefix',
  severity: 'error',
  description: 'The path of an internal host is a plain prefix.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { via, host, path } = exposure;
      if (via !== 'ingress' || path === null) continue;
      const reason = whyNone(path);
      if (reason === null) continue;
      const ingress = ingressOf(network, exposure);
      yield {
        message: `path "${path}" of internal host "${host}" matches no request: ${reason}`,
        at: origins.of(exposure, 'path'),
        related:
          ingress === undefined
            ? []
            : [{ message: `it is exposed through ${describeIngress(ingress)}`, at: origins.of(ingress) }],
        help: 'write how the path begins, such as /api; all that is below it belongs to it',
      };
    }
  },
};

/** Why no request has the prefix; null where one may. */
function whyNone(path: string): string | null {
  const [character] = PATTERN.exec(path) ?? [];
  if (character !== undefined) return `Traefik takes it as a prefix, and no path holds ${character}`;
  if (!isEscaped(path)) return 'a percent sign in a path is followed by two hexadecimal digits';
  if (CLEANED.test(path)) return 'Traefik removes doubled slashes and dot segments from paths';
  return null;
}
