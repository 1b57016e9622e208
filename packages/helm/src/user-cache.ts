import { isAbsolute, join } from 'node:path';
import { homeFolder } from './home-folder.ts';
import type { Environment } from './machine.ts';

/** The folder where netloom keeps what it fetched or compiled, after the XDG base directory specification. Throws HomeMissing. */
export function userCache(env: Environment): string {
  const base = env.XDG_CACHE_HOME;
  // the specification: a relative path is invalid and must be ignored.
  if (base !== undefined && isAbsolute(base)) return join(base, 'netloom');
  return join(homeFolder(env), '.cache', 'netloom');
}
