import { makeFolder } from './make-folder.js';

const { Buffer } = process.getBuiltinModule('node:buffer');
const fs = process.getBuiltinModule('node:fs');
const { createRequire } = process.getBuiltinModule('node:module');
const { dirname, join } = process.getBuiltinModule('node:path');
const { Script } = process.getBuiltinModule('node:vm');

const OPENING = '(function (exports, require, module, __filename, __dirname) { ';
const CLOSING = '\n})';
/** What the first run of a command leaves. */
const NOTHING = { exits: [], modules: new Map() };
/** Copies of the package whose code is kept: a new one of each version, and of each project that has its own. */
const COPIES = 8;

/**
 * Modules of CommonJS in one folder, whose compiled code is kept in a file from run to run. Node's own cache takes a
 * module as it is before its first call, when V8 has compiled hardly any function: each run would compile again what it
 * calls. Here it is taken when the process ends, with every function that was called.
 *
 * The first run leaves a mark alone: a job of CI runs each command once, and what it kept nobody would read.
 *
 * V8 compares only the length of a source with what it was compiled from, and does not look for damage. So the file
 * says which files the modules were, and is replaced as a whole, after it has reached the disk.
 */
export class CompiledModules {
  #folder;
  #file;
  #kept = NOTHING;
  #loaded = new Map();
  #nodeRequire;
  #isComplete = true;
  #withFlags;

  /** A file of null keeps nothing. `withFlags` calls a function under the flags of V8 that the process began with. */
  constructor(folder, { file, withFlags = (load) => load() }) {
    this.#folder = folder;
    this.#file = file;
    this.#withFlags = withFlags;
    this.#nodeRequire = createRequire(join(folder, 'package.json'));
    if (file !== null) this.#kept = readKept(file);
  }

  /** Whether all modules so far ran from the code that was kept. */
  get areCompiled() {
    return this.#isComplete;
  }

  /** `./name` is a module of the folder, anything else is for Node. */
  require = (name) => {
    if (!name.startsWith('./')) return this.#withFlags(() => this.#nodeRequire(name));
    return (this.#loaded.get(name) ?? this.#withFlags(() => this.#load(name))).module.exports;
  };

  #load(name) {
    const path = join(this.#folder, name);
    const loaded = { module: { exports: {} }, ...this.#compile(name, path) };
    this.#loaded.set(name, loaded);
    const { module } = loaded;
    const run = loaded.script.runInThisContext();
    run.call(undefined, module.exports, this.require, module, path, this.#folder);
    return loaded;
  }

  #compile(name, path) {
    const state = stateOf(path);
    const kept = this.#kept?.modules.get(name);
    const cachedData = kept?.state === state ? kept.code : undefined;
    const script = new Script(OPENING + fs.readFileSync(path, 'utf8') + CLOSING, {
      filename: path,
      columnOffset: -OPENING.length,
      cachedData,
    });
    // V8 refuses the code of another version of itself, and of other flags
    if (cachedData === undefined || script.cachedDataRejected) this.#isComplete = false;
    return { state, script };
  }

  /**
   * Keeps what is compiled, unless it is kept already. How a run ends says which parts it called: one that found a
   * mistake at once has called few of them, and is followed by one that did not.
   */
  keep(exit) {
    if (this.#file === null || (this.#isComplete && this.#kept?.exits.includes(exit))) return;
    try {
      writeKept(this.#file, this.#kept === null ? NOTHING : this.#compiled(this.#kept, exit));
    } catch {
      // a disk that is full: the next run compiles again
    }
  }

  #compiled({ exits, modules: before }, exit) {
    const modules = new Map(before);
    this.#withFlags(() => {
      for (const [name, { state, script }] of this.#loaded)
        modules.set(name, { state, code: script.createCachedData() });
    });
    return { exits: [...exits, exit], modules };
  }
}

/** The file that lies there, by what the file system alone sets. */
function stateOf(path) {
  const { ino, size, ctimeMs } = fs.statSync(path);
  return `${ino} ${size} ${ctimeMs}`;
}

/** The length of the head in 4 bytes, the head as JSON, and the code of one module after the other. null before the first run. */
function readKept(file) {
  try {
    const bytes = fs.readFileSync(file);
    const start = 4 + bytes.readUInt32LE(0);
    const { exits, modules, length } = JSON.parse(bytes.toString('utf8', 4, start));
    if (bytes.length !== start + length) throw new Error('cut off');
    let at = start;
    const codes = modules.map(([name, state, size]) => {
      at += size;
      return [name, { state, code: bytes.subarray(at - size, at) }];
    });
    return { exits, modules: new Map(codes) };
  } catch (error) {
    return error.code === 'ENOENT' ? null : NOTHING;
  }
}

function writeKept(file, { exits, modules }) {
  const codes = [...modules.values()].map(({ code }) => code);
  const head = Buffer.from(
    JSON.stringify({
      exits: [...new Set(exits)],
      modules: [...modules].map(([name, { state, code }]) => [name, state, code.length]),
      length: codes.reduce((sum, { length }) => sum + length, 0),
    }),
  );
  const start = Buffer.alloc(4);
  start.writeUInt32LE(head.length);
  const folder = dirname(file);
  if (makeFolder(folder)) forgetOldest(dirname(folder));
  const scratch = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(scratch, Buffer.concat([start, head, ...codes]), {
      mode: 0o600,
      flush: modules.size > 0,
    });
    fs.renameSync(scratch, file);
  } catch (error) {
    fs.rmSync(scratch, { force: true });
    throw error;
  }
}

/** Keeps the newest copies. */
function forgetOldest(folder) {
  const copies = fs
    .readdirSync(folder)
    .map((name) => ({ path: join(folder, name), time: fs.statSync(join(folder, name)).mtimeMs }))
    .toSorted((one, other) => other.time - one.time);
  for (const { path } of copies.slice(COPIES)) fs.rmSync(path, { recursive: true, force: true });
}
