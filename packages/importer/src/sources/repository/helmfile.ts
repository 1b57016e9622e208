import { dirname } from 'node:path/posix';
import { type Folder, resolvePath } from '../folder/folder.ts';
import { chartOf } from '../helm/chart-folder.ts';
import { mergeAll, readValues } from '../helm/release-values.ts';
import type { Liveness } from '../live-object.ts';
import type { Tree } from '../tree.ts';
import { at, entriesAt, itemsAt, scalarAt, textAt } from '../tree/nodes.ts';
import { type ApplyContext, within } from './context.ts';
import type { Applying } from './deployer.ts';

/** A file of Helmfile, by what is in it: others name theirs as they like. https://helmfile.readthedocs.io/en/latest/ */
interface Helmfile {
  readonly file: string;
  readonly tree: Tree;
  /** The name of the only environment that the repository has; null where it has several. */
  readonly environment: string | null;
}

export function findHelmfiles(folder: Folder): readonly Helmfile[] {
  const found = [...folder.files.values()].flatMap(({ path, kind, text }) => {
    if (kind !== 'yaml' || text === null || !/^(?:releases|helmfiles|environments):/m.test(text)) return [];
    return folder
      .trees(path)
      .filter((tree) => textAt(tree, 'apiVersion') === undefined)
      .map((tree) => ({ file: path, tree }));
  });
  const helmfiles = found.filter(
    ({ tree }) => at(tree, 'helmfiles') !== undefined || itemsAt(tree, 'releases').some(isRelease),
  );
  const names = new Set(
    helmfiles.flatMap(({ tree }) => entriesAt(tree, 'environments').map(([name]) => name)),
  );
  // without -e, the environment is this one
  const [environment = 'default'] = names;
  return helmfiles.map((one) => ({ ...one, environment: names.size > 1 ? null : environment }));
}

function isRelease(release: Tree): boolean {
  return textAt(release, 'name') !== undefined && textAt(release, 'chart') !== undefined;
}

/** Applies the releases of a file of Helmfile. */
export function applyHelmfile(helmfile: Helmfile, context: ApplyContext, applying: Applying): void {
  for (const release of itemsAt(helmfile.tree, 'releases').filter(isRelease)) {
    const liveness = within(context.liveness, livenessOf(release));
    applyRelease({ release, helmfile }, { ...context, liveness }, applying);
  }
}

function applyRelease(
  { release, helmfile }: { readonly release: Tree; readonly helmfile: Helmfile },
  context: ApplyContext,
  applying: Applying,
): void {
  const { folder } = applying;
  const written = textAt(release, 'chart') ?? '';
  const name = textAt(release, 'name') ?? '';
  const namespace = textAt(release, 'namespace');
  const values = valuesOf(release, helmfile, applying);
  const path = resolvePath(dirname(helmfile.file), written);
  const local = path === null ? null : chartOf(folder, path);
  if (local !== null) {
    applying.addLocalChart(
      { chart: local, release: name, namespace: namespace ?? 'default', values, stated: release },
      context,
    );
    return;
  }
  const [alias] = written.split('/');
  const repository = itemsAt(helmfile.tree, 'repositories').find((one) => textAt(one, 'name') === alias);
  applying.addChart(
    {
      name: written,
      repository: written.startsWith('oci://') ? written : textAt(repository, 'url'),
      version: textAt(release, 'version'),
      release: name,
      namespace,
      values,
      stated: release,
      from: 'Helmfile',
    },
    context,
  );
}

/** Files and values in their order, the later above the earlier. */
function valuesOf(release: Tree, { file, environment }: Helmfile, applying: Applying): Tree | undefined {
  const parts = itemsAt(release, 'values').map((entry) => {
    const path = textAt(entry);
    if (path === undefined) return entry;
    const filled = fillPath(path, release, environment);
    if (filled !== null) {
      return readValues(applying.folder, resolvePath(dirname(file), filled), applying.used);
    }
    applying.note(entry, 'the path of these values is a template, which is not evaluated');
    return undefined;
  });
  return mergeAll(parts);
}

/** A path with the names of its release and environment; null where it needs more, or is of a template. */
function fillPath(path: string, release: Tree, environment: string | null): string | null {
  const filled = path
    .replace(/\{\{`(.*?)`\}\}/g, '$1')
    .replace(
      /\{\{-?\s*\.Release\.(Name|Namespace)\s*-?\}\}/g,
      (whole, field: string) => textAt(release, field.toLowerCase()) ?? whole,
    )
    .replace(/\{\{-?\s*\.Environment\.Name\s*-?\}\}/g, (whole) => environment ?? whole);
  return filled.includes('{{') || filled.endsWith('.gotmpl') ? null : filled;
}

function livenessOf(release: Tree): Liveness {
  if (scalarAt(release, 'installed')?.value === false) {
    return { state: 'disabled', why: 'its release says installed: false' };
  }
  if (at(release, 'condition') === undefined) return { state: 'live' };
  return { state: 'alternative', why: 'the condition of its release is not evaluated' };
}
