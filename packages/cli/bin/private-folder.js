import { makeFolder } from './make-folder.js';

const { chmodSync, lstatSync, realpathSync } = process.getBuiltinModule('node:fs');
const { userInfo } = process.getBuiltinModule('node:os');
const { dirname, isAbsolute, join } = process.getBuiltinModule('node:path');

/**
 * A folder in the user's own cache, for code that is run as it lies there: one that another user could write to, as any
 * below the shared temporary folder, is not used. `{ folder }`, or `{ refused }` with the reason; an error of the file
 * system means that there is none.
 */
export function privateFolder(name, env) {
  const cache = userCache(env);
  if (cache === null) return {};
  const folder = join(cache, name);
  makeFolder(folder);
  const stranger = foreignFolder(folder);
  if (stranger !== null)
    return {
      refused: `${stranger} could be written to by another user: no compiled code is kept there.`,
    };
  chmodSync(folder, 0o700);
  return { folder };
}

/** As userCache of @netloom/helm. */
function userCache({ XDG_CACHE_HOME, HOME, USERPROFILE }) {
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'netloom');
  const home = [HOME, USERPROFILE, userInfo().homedir].find((path) => path && isAbsolute(path));
  return home === undefined ? null : join(home, '.cache', 'netloom');
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
