import { createHash } from 'node:crypto';

/** Of a file; CRLF counts as LF, since Git for Windows writes the one for the other when it checks a text out. */
export function sha256(content: string | Buffer): string {
  const hash = createHash('sha256');
  if (!content.includes('\r\n')) return hash.update(content).digest('hex');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  // one character a byte: what is no text keeps its bytes
  return hash.update(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1').digest('hex');
}

/** path → text becomes path → digest. */
export function digests(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, sha256(text)]));
}
