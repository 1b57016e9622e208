import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './machine.ts';

/** The folder where netloom keeps what it fetched or compiled, after the XDG base directory specification. */
export function userCache(env: Environment): string {
  const base = env.XDG_CACHE_HOME;
  // The specification: a relative path is invalid and must be ignored.
  if (base?.startsWith('/') === true) return join(base, 'netloom');
  return join(env.HOME ?? homedir(), '.cache', 'netloom');
}
