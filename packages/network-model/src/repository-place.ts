import { isFolderPath } from './file/folder-path.ts';

/** Where a network file lies, as far as paths are derived from it. */
export type RepositoryPlace =
  | {
      readonly kind: 'checkout';
      /** From the root of the Git checkout, with `/` between names; empty at the root. */
      readonly folder: string;
    }
  | { readonly kind: 'outside' };

/** The path of `generated/` from the root of the repository; null where the file lies in none. */
export function generatedPath(place: RepositoryPlace | null): string | null {
  if (place?.kind !== 'checkout') return null;
  return place.folder === '' ? 'generated' : `${place.folder}/generated`;
}

/** `delivery.git.path` of a file that does not state it. */
export function derivedPath(name: string, place: RepositoryPlace | null): string {
  const path = generatedPath(place);
  return path !== null && isFolderPath(path) ? path : `networks/${name}/generated`;
}
