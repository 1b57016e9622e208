import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { templateUmbrella } from '@netloom/archives';
import { parseSource, toValue } from '@netloom/diagnostics';
import { buildNetwork, checkNetwork, umbrellaValues, withReach } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import type { Imported } from '../../src/index.ts';
import { textAt } from '../../src/sources/tree/nodes.ts';
import { parseTrees } from '../../src/sources/tree/parse-trees.ts';
import { importFiles, onlyText } from '../import-files.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a network is built to. */
interface Built {
  /** For machines and operators: path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Each object that Helm prints: its text by `KIND NAMESPACE/NAME`. */
  readonly objects: ReadonlyMap<string, string>;
}

export interface RoundTrip {
  readonly imported: Imported;
  /** `- ID` is gone, `+ ID` is new, `~ ID PATHS` has other values at the paths; sorted. */
  readonly differences: readonly string[];
}

/** Builds a network, imports what was built, and builds what was imported. */
export async function roundTrip(network: string): Promise<RoundTrip> {
  const before = await build(await readFile(`${ROOT}${network}/network.yaml`, 'utf8'));
  const applied = [...before.objects].filter(([id]) => !id.startsWith('ConfigMap netloom-system/'));
  const manifests = applied.map(([, text]) => text).join('---\n');
  const imported = await importFiles({ ...before.files, 'manifests.yaml': manifests });
  const after = await build(onlyText(imported));
  return { imported, differences: compare(before.objects, after.objects).toSorted() };
}

/** Without network.yaml, and without what says in netloom's own words what is in it. */
async function build(text: string): Promise<Built> {
  const checked = checkNetwork(await withReach(parseSource(text, 'network.yaml')));
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  const built = await buildNetwork(checked);
  const values = await umbrellaValues(checked.facts.network);
  const printed = await templateUmbrella({ charts: `${ROOT}charts`, values, helm: await findHelm(process) });
  const objects = printed.split(/^---$/m).flatMap((document) => {
    const [tree] = parseTrees(document, 'manifests.yaml').trees;
    const name = textAt(tree, 'metadata', 'name');
    if (tree === undefined || name === undefined) return [];
    const id = `${textAt(tree, 'kind') ?? ''} ${textAt(tree, 'metadata', 'namespace') ?? ''}/${name}`;
    return [[id, document] as const];
  });
  return {
    files: Object.fromEntries([...built].filter(([path]) => /^(?:k3s|operators)\/.*\.yaml$/.test(path))),
    objects: new Map(objects),
  };
}

function compare(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined) return [`+ ${id}`];
    if (now === undefined) return [`- ${id}`];
    const paths = [...pathsOfDifference(valueOf(old), valueOf(now), '')];
    return paths.length === 0 ? [] : [`~ ${id} ${paths.join(' ')}`];
  });
}

function valueOf(document: string): unknown {
  const [tree] = parseTrees(document, 'manifests.yaml').trees;
  return tree === undefined ? null : toValue(tree);
}

function* pathsOfDifference(one: unknown, other: unknown, path: string): Iterable<string> {
  if (!isContainer(one) || !isContainer(other)) {
    if (one !== other) yield path;
    return;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    yield* pathsOfDifference(one[key], other[key], `${path}/${key.replaceAll('/', '~1')}`);
  }
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
