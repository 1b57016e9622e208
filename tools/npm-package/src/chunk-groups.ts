import type { Metafile } from 'esbuild';

/** Modules that are loaded together, and therefore in one chunk. */
export interface ChunkGroup {
  /** Paths from the root of the checkout. */
  readonly modules: readonly string[];
  /** The entries, `run.ts` of a command among them, that load any of these modules. */
  readonly entries: ReadonlySet<string>;
}

type Outputs = Metafile['outputs'];

/**
 * What each of the `starts` loads beyond those before it, as one group. esbuild makes a chunk of the modules that are
 * loaded by exactly the same commands: `validate` would load thirty of them, and finding, reading and linking one takes
 * as long as evaluating a hundred modules.
 */
export function chunkGroups({ outputs }: Metafile, starts: readonly string[]): readonly ChunkGroup[] {
  const loaded = new Map(
    Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[entryPoint, modulesOf(chunksFrom(path, outputs), outputs)]],
    ),
  );
  const grouped = new Set<string>();
  return starts.map((start) => {
    const modules = [...(loaded.get(start) ?? [])].filter((module) => !grouped.has(module));
    for (const module of modules) grouped.add(module);
    const entries = [...loaded].flatMap(([entry, all]) =>
      modules.some((one) => all.has(one)) ? [entry] : [],
    );
    return { modules, entries: new Set(entries) };
  });
}

/** A chunk and all that it imports statically. */
function chunksFrom(path: string, outputs: Outputs, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
    if (kind === 'import-statement' && imported in outputs) chunksFrom(imported, outputs, found);
  }
  return found;
}

function modulesOf(chunks: ReadonlySet<string>, outputs: Outputs): ReadonlySet<string> {
  const inputs = [...chunks].flatMap((chunk) => Object.entries(outputs[chunk]?.inputs ?? {}));
  return new Set(inputs.flatMap(([module, { bytesInOutput }]) => (bytesInOutput > 0 ? [module] : [])));
}
