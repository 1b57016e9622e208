import { privateFolder } from './private-folder.js';

/** Keeps the compiled sources in the user's own cache. Returns why there is no cache, or null. */
export function useCompileCache(env) {
  try {
    const { folder, refused = null } = privateFolder('compile', env);
    if (folder !== undefined) process.getBuiltinModule('node:module').enableCompileCache(folder);
    return refused;
  } catch {
    // a home that is read-only or full: starting takes longer
    return null;
  }
}
