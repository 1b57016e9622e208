import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The address of the repository in package.json is not one that all who need it can use. */
export class RepositoryUnclear extends Error {
  override readonly name = 'RepositoryUnclear';
}

/** `https://HOST/PATH`, from what npm calls the `repository` of the root's package.json; null where none is declared. */
export async function declaredRepository(root: string): Promise<string | null> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('repository' in manifest)) return null;
  const [, address] =
    /"url":"git\+(https:\/\/[^/"]+\/[^"]+)\.git"/.exec(JSON.stringify(manifest.repository)) ?? [];
  if (address !== undefined) return address;
  throw new RepositoryUnclear(
    `package.json has the repository ${JSON.stringify(manifest.repository)}: write { "type": "git", "url": "git+https://HOST/PATH.git" }.`,
  );
}

/** The repository that a package is published from: the declared one, which whoever names one has to agree with. */
export async function publishedRepository(root: string, named: string | null): Promise<string | null> {
  const declared = await declaredRepository(root);
  if (named === null || declared === null || named === declared) return named ?? declared;
  throw new RepositoryUnclear(
    `the package is to be published from ${named}, and package.json declares ${declared}: change the repository there.`,
  );
}
