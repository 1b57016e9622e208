/** The name of the object that stands for a host: the host itself, with `wildcard` for a leading `*`. */
export function objectNameOf(host: string): string {
  return host.replace(/^\*(?=\.)/, 'wildcard');
}
