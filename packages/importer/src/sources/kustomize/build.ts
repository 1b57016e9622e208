import { dirname } from 'node:path/posix';
import { type Folder, resolvePath } from '../folder/folder.ts';
import { objectsIn } from '../object.ts';
import type { Tree } from '../tree.ts';
import { itemsAt, textAt } from '../tree/nodes.ts';
import { addGenerated } from './add-generated.ts';
import { generate } from './generators.ts';
import { type Kustomization, isComponent, kustomizationOf } from './kustomization.ts';
import { type Resource, resourceOf } from './resource.ts';
import { transform } from './transform.ts';

/** A chart of `helmCharts`, with the folder of its kustomization, from which its files are named. */
export interface KustomizeChart {
  readonly tree: Tree;
  readonly folder: string;
  readonly file: string;
  /** What the kustomizations around it say. */
  readonly namespace: string | undefined;
}

/** What `kustomize build` of a folder gives, without running or fetching anything. */
export interface KustomizeBuild {
  readonly resources: readonly Resource[];
  readonly charts: readonly KustomizeChart[];
  /** Every file that it was made of. */
  readonly files: ReadonlySet<string>;
  /** The folders of other kustomizations that it uses. */
  readonly bases: ReadonlySet<string>;
}

interface State {
  resources: readonly Resource[];
  readonly charts: KustomizeChart[];
  readonly files: Set<string>;
  readonly bases: Set<string>;
}

const DEEPEST = 40;

/** Builds kustomizations of one folder; each base once. */
export class KustomizeBuilder {
  readonly #folder: Folder;
  readonly #built = new Map<string, KustomizeBuild | null>();
  readonly #open: string[] = [];

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  /** null where the folder has no kustomization. */
  build(path: string): KustomizeBuild | null {
    const known = this.#built.get(path);
    if (known !== undefined) return known;
    const kustomization = kustomizationOf(this.#folder, path);
    if (kustomization === null) {
      this.#built.set(path, null);
      return null;
    }
    if (this.#open.includes(path) || this.#open.length > DEEPEST) {
      this.#folder.note(kustomization.file, 'the kustomization uses itself');
      return null;
    }
    this.#open.push(path);
    const state: State = { resources: [], charts: [], files: new Set(), bases: new Set() };
    this.#apply(state, kustomization);
    this.#open.pop();
    this.#built.set(path, state);
    return state;
  }

  /** Applies what a kustomization says to resources: its own, or those of the parent of a component. */
  apply(resources: readonly Resource[], kustomization: Kustomization): KustomizeBuild {
    const state: State = { resources, charts: [], files: new Set(), bases: new Set() };
    this.#apply(state, kustomization);
    return state;
  }

  #apply(state: State, kustomization: Kustomization): void {
    const { file, tree } = kustomization;
    const folder = dirname(file);
    state.files.add(file);
    for (const entry of [...itemsAt(tree, 'resources'), ...itemsAt(tree, 'bases')]) {
      this.#add(state, { folder, file, entry });
    }
    for (const kind of ['ConfigMap', 'Secret'] as const) {
      const field = kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator';
      for (const generator of itemsAt(tree, field)) this.#generate(state, { file, generator, kind });
    }
    const namespace = textAt(tree, 'namespace');
    for (const chart of itemsAt(tree, 'helmCharts')) {
      state.charts.push({ tree: chart, folder, file, namespace });
    }
    for (const entry of itemsAt(tree, 'components')) this.#addComponent(state, { folder, file, entry });
    for (const field of ['transformers', 'generators', 'validators', 'vars']) {
      const [first] = itemsAt(tree, field);
      if (first !== undefined) this.#noteAt(file, first, `${field} are not run`);
    }
    this.#transform(state, kustomization);
  }

  #transform(state: State, { file, tree }: Kustomization): void {
    const folder = dirname(file);
    state.resources = transform(state.resources, tree, (path) =>
      this.#documents(state, { folder, file, path }),
    );
    const namespace = textAt(tree, 'namespace');
    if (namespace === undefined) return;
    state.charts.splice(0, Infinity, ...state.charts.map((chart) => ({ ...chart, namespace })));
  }

  #add(state: State, { folder, file, entry }: Entry): void {
    const path = textAt(entry);
    if (path === undefined) return;
    const resolved = resolvePath(folder, path);
    if (resolved !== null && this.#folder.files.has(resolved)) {
      state.files.add(resolved);
      state.resources = [...state.resources, ...objectsIn(this.#folder.trees(resolved)).map(resourceOf)];
      return;
    }
    if (resolved !== null && this.#folder.hasFolder(resolved)) {
      const build = this.build(resolved);
      if (build === null) {
        this.#noteAt(file, entry, `"${path}" has no kustomization that can be read`);
        return;
      }
      state.bases.add(resolved);
      for (const base of build.bases) state.bases.add(base);
      for (const used of build.files) state.files.add(used);
      state.charts.push(...build.charts);
      state.resources = [...state.resources, ...build.resources];
      return;
    }
    this.#noteAt(
      file,
      entry,
      isRemote(path) ? 'a remote base is not fetched' : `resource "${path}" is not there`,
    );
  }

  #addComponent(state: State, { folder, file, entry }: Entry): void {
    const path = textAt(entry);
    const resolved = path === undefined ? null : resolvePath(folder, path);
    const component = resolved === null ? null : kustomizationOf(this.#folder, resolved);
    if (resolved === null || component === null) {
      this.#noteAt(file, entry, 'a component that is not in the folder is not fetched');
      return;
    }
    if (this.#open.includes(resolved)) {
      this.#noteAt(file, entry, 'the component uses itself');
      return;
    }
    if (!isComponent(component.tree)) {
      this.#noteAt(file, entry, 'it is no Component');
      return;
    }
    state.bases.add(resolved);
    this.#open.push(resolved);
    this.#apply(state, component);
    this.#open.pop();
  }

  #generate(
    state: State,
    {
      file,
      generator,
      kind,
    }: { readonly file: string; readonly generator: Tree; readonly kind: 'ConfigMap' | 'Secret' },
  ): void {
    const made = generate({ folder: this.#folder, file, generator, kind });
    for (const used of made.files) state.files.add(used);
    state.resources = addGenerated(state.resources, made.tree, textAt(generator, 'behavior'));
  }

  #documents(
    state: State,
    { folder, file, path }: { readonly folder: string; readonly file: string; readonly path: string },
  ): readonly Tree[] {
    const resolved = resolvePath(folder, path);
    if (resolved === null || !this.#folder.files.has(resolved)) {
      this.#folder.note(file, `"${path}" is not there`);
      return [];
    }
    state.files.add(resolved);
    return this.#folder.trees(resolved);
  }

  #noteAt(file: string, node: Tree, why: string): void {
    const line = node.source.text.slice(0, node.span.start).split('\n').length;
    this.#folder.note(file, why, line);
  }
}

interface Entry {
  readonly folder: string;
  readonly file: string;
  readonly entry: Tree;
}

/** Whether kustomize would fetch it: a URL, or a repository's name. */
function isRemote(path: string): boolean {
  return /^(?:[a-z+]+:\/\/|git@|[\w.-]+\.[a-z]{2,}\/)/.test(path) || path.includes('?ref=');
}
