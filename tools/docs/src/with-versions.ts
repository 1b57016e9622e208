import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The versions in names of archives, and the package that has each. */
const VERSIONS = [
  [/(?<= \.\/netloom-)[\w.-]+(?=\.tgz)/g, 'packages/cli'],
  [/(?<=dist\/charts\/netloom-)[\w.-]+(?=\.tgz)/g, 'packages/umbrella'],
] as const;

/** A page whose commands take the archives of the versions that are here. */
export async function withVersions(root: string, page: string): Promise<string> {
  let text = page;
  for (const [pattern, folder] of VERSIONS) {
    const manifest = await readFile(join(root, folder, 'package.json'), 'utf8');
    // a file of this repository
    const { version } = JSON.parse(manifest) as { readonly version: string };
    text = text.replaceAll(pattern, version);
  }
  return text;
}
