/** RFC 3986, section 2.2, and the percent sign, in the form that Traefik leaves encoded. */
const RESERVED = new Set(Array.from(":/?#[]@!$&'()*+,;=%", (character) => encoded(character)));
const UNRESERVED = /^[A-Za-z0-9._~-]$/;
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;

/**
 * The path of a request as Traefik's rules compare it: percent-encoded characters are decoded, reserved ones stay
 * encoded, in upper case, and dot segments and doubled slashes are gone. null where Go refuses the URL.
 *
 * Traefik from 3.6.7 on (read at v3.7.9) lets encoded reserved characters pass unless `encodedCharacters` of the entry
 * point forbids some, which netloom does not write. 3.6.4 to 3.6.6 refused them, and no K3s release installs those.
 * Source: pkg/muxer/http/mux.go (withRoutingPath), pkg/server/server_entrypoint_tcp.go (normalizePath, sanitizePath).
 */
export function routingPath(path: string): string | null {
  if (!isEscaped(path)) return null;
  const unreserved = path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape;
  });
  return decoded(cleaned(unreserved));
}

/** The path of a rule as the paths of requests are compared with it; as it is where its encoding is broken. */
export function rulePath(path: string): string {
  return isEscaped(path) ? decoded(path) : path;
}

/** Whether each percent sign begins an encoded character. */
export function isEscaped(path: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(path);
}

/** As Go's path.Clean does it; a slash at the end stays. */
function cleaned(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const clean = `/${kept.join('/')}`;
  return path.endsWith('/') && clean !== '/' ? `${clean}/` : clean;
}

/** Characters of several bytes are encoded byte by byte, so that a run of them is decoded as one. */
function decoded(path: string): string {
  return path.replace(ESCAPES, (run) => {
    let text = '';
    let bytes: number[] = [];
    const flush = (): void => {
      text += new TextDecoder().decode(Uint8Array.from(bytes));
      bytes = [];
    };
    for (const escape of run.toUpperCase().match(/%../g) ?? []) {
      if (RESERVED.has(escape)) {
        flush();
        text += escape;
      } else {
        bytes.push(Number.parseInt(escape.slice(1), 16));
      }
    }
    flush();
    return text;
  });
}

function encoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
