import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

const SHARED = new URL('../../../../shared/', import.meta.url);

export const sharedPresent = existsSync(SHARED);
if (!sharedPresent) {
  console.warn('skipped: ../shared is absent, so nothing is compared with upstream values and CRDs');
}

export function hasShared(path: string): boolean {
  return existsSync(new URL(path, SHARED));
}

/** A YAML or JSON file of ../shared. */
export function readShared(path: string): unknown {
  return load(readFileSync(new URL(path, SHARED), 'utf8'));
}
