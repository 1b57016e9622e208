import { CompiledModules } from './compiled-modules.js';
import { holdNewSpace } from './new-space.js';
import { privateFolder } from './private-folder.js';

const { statSync } = process.getBuiltinModule('node:fs');
const { join } = process.getBuiltinModule('node:path');

/** The exit code of a command line that is none: what it would keep has the name of a typing mistake. */
const USAGE = 2;

/** The commands that need a quarter less memory, or more, where the space for new objects keeps its size, and no more time. */
const HELD = new Set(['build', 'matrix']);

/** `main` of a module of the bundle. What this run compiles is kept for the next one of the same command. */
export function loadPackaged(lib, entry) {
  const modules = new CompiledModules(lib, {
    file: keptBy(join(lib, entry)),
    ...(HELD.has(process.argv[2]) && { withFlags: holdNewSpace() }),
  });
  process.on('exit', (code) => {
    if (code !== USAGE) modules.keep(code);
  });
  return { modules, main: modules.require(`./${entry}`).main };
}

/** A file for each command of each copy of the package, since each command runs other parts of the same modules. */
function keptBy(entry) {
  const command = process.argv[2] ?? '';
  if (!/^[a-z-]{1,32}$/.test(command)) return null;
  try {
    const { folder, refused } = privateFolder('code', process.env);
    if (refused !== undefined) console.error(`netloom: ${refused}`);
    if (folder === undefined) return null;
    const { dev, ino } = statSync(entry);
    return join(folder, `${dev.toString(36)}-${ino.toString(36)}`, command);
  } catch {
    // a home that is read-only or full: starting takes longer
    return null;
  }
}
