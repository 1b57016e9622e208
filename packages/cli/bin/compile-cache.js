// Plain JavaScript, as the entry is. An `import` of node:fs would load the streams, too.
const { chmodSync, lstatSync, mkdirSync, realpathSync } = process.getBuiltinModule('node:fs');
const module = process.getBuiltinModule('node:module');
const { userInfo } = process.getBuiltinModule('node:os');
const { dirname, isAbsolute, join } = process.getBuiltinModule('node:path');

/**
 * Keeps compiled code in the user's own cache. What lies there is run as it is: a folder that another user could write
 * to, as Node's default below the shared temporary folder, is not used. Returns why there is no cache, or null.
 */
export function useCompileCache(env) {
  try {
    const folder = cacheFolder(env);
    if (folder === null) return null;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stranger = foreignFolder(folder);
    if (stranger !== null)
      return `${stranger} could be written to by another user: no compiled code is kept there.`;
    chmodSync(folder, 0o700);
    module.enableCompileCache(folder);
    return null;
  } catch {
    // a home that is read-only or full: starting takes longer
    return null;
  }
}

/** As userCache of @netloom/helm. */
function cacheFolder({ XDG_CACHE_HOME, HOME, USERPROFILE }) {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'netloom', 'compile');
  const home = [HOME, USERPROFILE, userInfo().homedir].find((path) => path && isAbsolute(path));
  return home === undefined ? null : join(home, '.cache', 'netloom', 'compile');
}

/** The first folder on the way to this one that somebody else owns, or everybody may write to. Windows' homes are private. */
function foreignFolder(folder) {
  if (process.getuid === undefined) return null;
  const me = process.getuid();
  if (lstatSync(folder).uid !== me) return folder;
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    const { uid, mode } = lstatSync(path);
    const open = (mode & 0o002) !== 0 && (mode & 0o1000) === 0;
    if ((uid !== me && uid !== 0) || open) return path;
    if (path === dirname(path)) return null;
  }
}
