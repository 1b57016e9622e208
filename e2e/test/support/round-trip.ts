import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { templateUmbrella } from '@netloom/archives';
import { parseSource } from '@netloom/diagnostics';
import { buildNetwork, checkNetwork, umbrellaValues, withReach } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import { importNetworks, readSources, type Imported } from '@netloom/importer';
import { load } from 'js-yaml';
import { ROOT } from './repository.ts';

/** What a network is built to. */
export interface Built {
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
  const before = await build(await readFile(join(ROOT, network, 'network.yaml'), 'utf8'));
  const applied = [...before.objects].filter(([id]) => !id.startsWith('ConfigMap netloom-system/'));
  const manifests = applied.map(([, text]) => text).join('---\n');
  const imported = await importFiles({ ...before.files, 'manifests.yaml': manifests });
  const [only, other] = imported.networks;
  if (only === undefined || other !== undefined) throw new Error(`${imported.networks.length} networks`);
  const after = await build(only.text);
  return { imported, differences: compare(before.objects, after.objects).toSorted() };
}

/** Without network.yaml, and without what says in netloom's own words what is in it. */
export async function build(text: string): Promise<Built> {
  const checked = checkNetwork(await withReach(parseSource(text, 'network.yaml')));
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  const built = await buildNetwork(checked);
  const values = await umbrellaValues(checked.facts.network);
  const printed = await templateUmbrella({
    charts: join(ROOT, 'charts'),
    values,
    helm: await findHelm(process),
  });
  const documents = printed.split(/^---$/m).filter((document) => /^kind:/m.test(document));
  const objects = documents.map((document) => [idOf(load(document)), document] as const);
  return {
    files: Object.fromEntries([...built].filter(([path]) => /^(?:k3s|operators)\/.*\.yaml$/.test(path))),
    objects: new Map(objects),
  };
}

/** `- ID` is gone, `+ ID` is new, `~ ID PATHS` has other values at the paths. */
export function compare(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined) return [`+ ${id}`];
    if (now === undefined) return [`- ${id}`];
    const paths = [...pathsOfDifference(load(old), load(now), '')];
    return paths.length === 0 ? [] : [`~ ${id} ${paths.join(' ')}`];
  });
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

/** `KIND NAMESPACE/NAME` */
function idOf(object: unknown): string {
  const { kind, metadata } = object as {
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace?: string };
  };
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Imports files of a folder: path → text. */
async function importFiles(files: Readonly<Record<string, string>>): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-round-trip-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const sources = await readSources([{ kind: 'folder', path: folder }], { helm: null, env: {} });
    return await importNetworks(sources, '2026-11-29');
  } finally {
    await rm(folder, { recursive: true });
  }
}
