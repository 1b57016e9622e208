/** What one kind of secret looks like. */
export interface SecretShape {
  /** As a message calls it. */
  readonly what: string;
  /** With the flag g. A group `secret` is the part that must not be shown; else it is the whole match. */
  readonly shape: RegExp;
  /** Where its form is specified. */
  readonly source: string;
  /** Whether a match is one after all. */
  readonly accepts?: (match: string) => boolean;
}

/**
 * The forms of secrets: most of these prefixes exist so that scanners find them. What could as well be a hash, a
 * UUID, a fingerprint, a public key or a reference such as `$TOKEN` is not listed. The first shape that matches names the finding.
 * Each is matched in linear time: a run of letters is entered at its start alone.
 */
export const SECRET_SHAPES: readonly SecretShape[] = [
  {
    what: 'a Tailscale key',
    shape: /\btskey-[a-z]+-[A-Za-z0-9]{6}[A-Za-z0-9-]*/g,
    source: 'https://tailscale.com/kb/1277/key-prefixes',
  },
  {
    what: 'a private key',
    shape:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}(?:-----(?:[^-]|-(?!----)){0,20000}-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----|[^\r\n]{0,200})/g,
    source: 'https://www.rfc-editor.org/rfc/rfc7468 (sections 10, 11), RFC 1421 (section 4.4)',
  },
  {
    what: 'a private key',
    shape: /\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b/g,
    source: 'https://github.com/C2SP/C2SP/blob/main/age.md (X25519 identities)',
  },
  {
    what: 'the credentials of a tunnel',
    shape: /"TunnelSecret"(?:\s*:\s*"[^"]*")?/g,
    source:
      'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/do-more-with-tunnels/local-management/tunnel-useful-terms/',
  },
  {
    what: 'the token of a tunnel',
    shape: /(?<![A-Za-z0-9+/_-])eyJ[A-Za-z0-9+/_-]{40,}={0,2}/g,
    source: 'https://github.com/cloudflare/cloudflared/blob/master/connection/connection.go (TunnelToken)',
    accepts: isTunnelToken,
  },
  {
    what: 'a JSON Web Token',
    shape: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}/g,
    source: 'https://www.rfc-editor.org/rfc/rfc7519 (section 3.1), RFC 7515 (section 3.1)',
    accepts: (match) => decoded(match.split('.')[0] ?? '').includes('"alg"'),
  },
  {
    what: 'a token of Git',
    shape: /\b(?:gh[pousr]_[A-Za-z0-9_]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,})/g,
    source:
      'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/, https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    what: 'a token of K3s',
    shape: /\bK10[0-9a-f]{64}::\S+/g,
    source: 'https://docs.k3s.io/cli/token#token-format',
  },
  {
    what: 'an API token of Proxmox',
    shape:
      /(?<![\w.@-])[\w.-]+@[A-Za-z][\w.-]*![A-Za-z][\w.-]*=(?<secret>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/g,
    source:
      'https://pve.proxmox.com/wiki/User_Management#pveum_tokens, https://pve.proxmox.com/wiki/Proxmox_VE_API#API_Tokens',
  },
  {
    what: 'an API token',
    shape: /\bcf(?:k|ut|at)_[A-Za-z0-9_-]{40,}/g,
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
  },
  {
    what: 'an API token',
    // of Cloudflare before 2026
    shape: /(?<![\w+/=.:@-])[A-Za-z0-9_-]{40}(?![\w+/=.@-])/g,
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    accepts: isRandom,
  },
  {
    what: 'an access key',
    shape: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
    source:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
    accepts: (match) => !match.endsWith('EXAMPLE'),
  },
  {
    what: 'an access key',
    shape: /\baws_secret_access_key["']?\s*[=:]\s*["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
    accepts: (match) => !match.includes('EXAMPLE'),
  },
  {
    what: 'a password in a URL',
    shape: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s/:@?#]*:(?<secret>(?![$<{*•…])[^\s/@<]+)@/gi,
    source: 'https://www.rfc-editor.org/rfc/rfc3986 (section 3.2.1)',
  },
  {
    what: 'a password',
    // a flag such as `--token=/etc/proxmox/token` names the file of one, a call such as `env(TOKEN)` its variable, and programs compare by `==`
    shape:
      /(?<![a-z]|--from-file=[\w.-]{0,64})(?:password|passwd|secret|token|api[_-]?key)\s*=(?![=>])\s*["']?(?<secret>(?![$<{*•…"']|\/(?:etc|opt|run|var)\/|[a-z_.]{1,40}\([^()\s]{0,80}\))[^\s<"']{6,})/gi,
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE',
  },
];

/** Base64 of JSON with the account, the tunnel and its secret: `{"a":…,"t":…,"s":…}`. */
function isTunnelToken(token: string): boolean {
  const text = decoded(token.replace(/=+$/, ''));
  return ['"a":', '"t":', '"s":'].every((key) => text.includes(key));
}

function decoded(base64: string): string {
  const text = base64.replaceAll('-', '+').replaceAll('_', '/');
  return atob(text.slice(0, text.length - (text.length % 4)));
}

/** Drawn from letters of both cases and digits: neither a hash in hexadecimal nor joined words. */
function isRandom(text: string): boolean {
  const count = (shape: RegExp): number => text.match(shape)?.length ?? 0;
  return (
    count(/[A-Z]/g) >= 4 && count(/[a-z]/g) >= 4 && count(/\d/g) >= 2 && !/[a-z]{8}|-{2}|_{2}/.test(text)
  );
}
