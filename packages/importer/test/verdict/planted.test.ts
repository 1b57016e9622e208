import { importFiles, printFindings } from '../import-files.ts';
import { MANIFESTS } from '../import/manifests.ts';
import { MISTAKES, type Mistake } from './mistakes.ts';

type Files = Readonly<Record<string, string>>;

/** What every style states beside the manifests. */
const COMMON: Files = {
  'k3s/config.yaml': 'cluster-cidr: 10.42.0.0/16\nservice-cidr: 10.43.0.0/16\ndisable: servicelb\n',
};

/** The same manifests as three kinds of repository: all of their files are applied. */
const STYLES: Readonly<Record<string, (manifests: Files) => Files>> = {
  'plain manifests': (manifests) => manifests,
  'kustomize and Flux': (manifests) => ({
    ...below('apps', manifests),
    'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${Object.keys(
      manifests,
    )
      .map((path) => `  - ${path}\n`)
      .join('')}`,
    'cluster/apps.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
`,
  }),
  'Argo CD': (manifests) => ({
    ...below('workloads', manifests),
    'bootstrap/root.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: workloads, namespace: argocd }
spec:
  source: { repoURL: https://git.example.net/home.git, path: workloads, directory: { recurse: true } }
  destination: { server: https://kubernetes.default.svc }
`,
  }),
};

/** Repeats a run. */
const SEED = Number(process.env.NETLOOM_SEED ?? Date.now() % 1_000_000);

/** The share of mistakes that must be found. */
const FOUND = 0.95;

describe(`planted mistakes, with NETLOOM_SEED=${SEED}`, () => {
  it.each(Object.entries(STYLES))('are none before, in %s', async (_, style) => {
    expect(printFindings(await importFiles({ ...COMMON, ...style(MANIFESTS) }))).toEqual([]);
  });

  it.each(Object.entries(STYLES))('are found at their lines, in %s', async (_, style) => {
    const random = randomOf(SEED);
    const missed: string[] = [];
    for (const mistake of MISTAKES) {
      const { files, places } = marked({ ...COMMON, ...style(plant(mistake, MANIFESTS, random)) });
      const imported = await importFiles(files);
      const found = printFindings(imported);
      if (!places.some((place) => found.some((line) => isAt(line, mistake.code, place)))) {
        missed.push(`${mistake.what}: ${mistake.code} at ${places.join(' or ')}, but ${found.join(', ')}`);
      }
    }
    expect(MISTAKES.length).toBeGreaterThanOrEqual(30);
    expect(missed.length <= MISTAKES.length * (1 - FOUND) ? [] : missed).toEqual([]);
    if (missed.length > 0) process.stderr.write(`missed: ${missed.join('; ')}\n`);
  });
});

/** Whether a finding is at the place, or names it as the other one of two that do not go together. */
function isAt(line: string, code: string, place: string): boolean {
  const [, found, ...places] = line.split(/[ ()]+/);
  return found === code && places.includes(place);
}

/** Each document goes before or behind a document of any of the files, with blank lines and comments before it. */
function plant({ documents }: Mistake, files: Files, random: (below: number) => number): Files {
  const planted: Record<string, string> = { ...files };
  for (const document of documents) {
    const path = Object.keys(files)[random(Object.keys(files).length)] ?? '';
    const parts = (planted[path] ?? '').split(/^---\n/m);
    parts.splice(random(parts.length + 1), 0, '# a comment\n'.repeat(random(5)) + document);
    planted[path] = parts.join('---\n');
  }
  return planted;
}

/** The files without the marks, and the places of those: `pool.yaml:8`. */
function marked(files: Files): { readonly files: Files; readonly places: readonly string[] } {
  const places = Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (line.endsWith(' @here') ? [`${path}:${index + 1}`] : [])),
  );
  return {
    files: Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, text.replaceAll(/ @here$/gm, '')]),
    ),
    places,
  };
}

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Numbers from 0 up to, and without, `below`: mulberry32. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
