/** The name of the object of a host: the host itself, with `wildcard` for a leading `*`. */
export function objectNameOf(host: string): string {
  return host.replace(/^\*(?=\.)/, 'wildcard');
}
