/** The version that a file states of itself, at the beginning of a line: that of a Kubernetes manifest, too. */
const API_VERSION = /^apiVersion[ \t]*:[ \t]*["']?([^\s"'#]*)/m;

/**
 * Whether an open text is a network file. Editors send every YAML file to a server for YAML: what the file says of itself
 * decides, and its name where it says nothing yet.
 */
export function isNetworkFile({ uri, text }: { readonly uri: string; readonly text: string }): boolean {
  const [, version] = API_VERSION.exec(text) ?? [];
  if (version !== undefined && version !== '') return version.startsWith('netloom/');
  return /(?:^|[/\\])network\.ya?ml$/.test(uri);
}
