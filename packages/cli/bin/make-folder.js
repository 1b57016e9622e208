const { existsSync, mkdirSync } = process.getBuiltinModule('node:fs');
const { dirname } = process.getBuiltinModule('node:path');

/**
 * Makes a folder for this user alone, and those above it; says whether it was not there. As makeFolder of
 * `@netloom/helm`, where it says why this is not left to Node.
 */
export function makeFolder(folder) {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}
