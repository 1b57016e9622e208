import { primaryNode, type Rule, type SourceNode, type SourceScalar } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';

/** What secrets look like; the whole point of most of these prefixes is that a scanner finds them. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['a Tailscale key', /\btskey-[a-z]+-[A-Za-z0-9]/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['the credentials of a tunnel', /"TunnelSecret"/],
  ['a token of Git', /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22}|glpat-[\w-]{20})/],
  ['a token of K3s', /\bK10[0-9a-f]{64}::/],
  ['an access key', /\bAKIA[0-9A-Z]{16}\b/],
  ['a password in a URL', /:\/\/[^\s/:@]+:[^\s/@<]+@/],
  ['a password', /(?:^|[^a-z])(?:password|passwd|secret|token|api[_-]?key)\s*=\s*[^\s<]{6}/i],
];

/** A Cloudflare API token is 40 characters of its alphabet, with nothing around them. */
const API_TOKEN = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9_-]{40}$/;

export const secretInPlaintext: Rule<NetworkFacts> = {
  code: 'secret-in-plaintext',
  severity: 'error',
  sentence: 'No secret stands in the file.',
  *check({ network, origins }) {
    const { source, node: root } = primaryNode(origins.of(network));
    for (const node of scalarsIn(root)) {
      const what = shapeOf(String(node.value));
      if (what === null) continue;
      yield {
        // Never the text itself: what is printed here ends in the logs of a pipeline.
        message: `this looks like ${what}: whoever reads the file, or an older state of it, has it`,
        at: { kind: 'written', source, node },
        help: 'put it into a Secret, name that here, and replace the secret: it counts as known once it was committed',
      };
    }
  },
};

/** Keys too: a label is one that a person writes. */
function* scalarsIn(node: SourceNode): Iterable<SourceScalar> {
  switch (node.kind) {
    case 'scalar':
      yield node;
      return;
    case 'sequence':
      for (const item of node.items) yield* scalarsIn(item);
      return;
    case 'mapping':
      for (const { key, value } of node.entries.values()) {
        yield key;
        yield* scalarsIn(value);
      }
      return;
    default:
      return node satisfies never;
  }
}

function shapeOf(text: string): string | null {
  if (isTunnelToken(text)) return 'the token of a tunnel';
  if (API_TOKEN.test(text)) return 'an API token';
  return SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? null;
}

/** Base64 of JSON with the account, the tunnel and its secret: `{"a":…,"t":…,"s":…}`. */
function isTunnelToken(text: string): boolean {
  const [token] = /\beyJ[A-Za-z0-9+/_-]{40,}/.exec(text) ?? [];
  if (token === undefined) return false;
  const text64 = token.replaceAll('-', '+').replaceAll('_', '/');
  const decoded = atob(text64.slice(0, text64.length - (text64.length % 4)));
  return ['"a":', '"t":', '"s":'].every((key) => decoded.includes(key));
}
