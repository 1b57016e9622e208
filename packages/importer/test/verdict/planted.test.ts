import { type Files, MISTAKES, placeMistake, type PlantFacts, randomOf } from '../../src/testing/index.ts';
import { importFiles, printFindings } from '../import-files.ts';
import { MANIFESTS } from '../import/manifests.ts';

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

/** What the manifests state. */
const FACTS: Omit<PlantFacts, 'poolFiles'> = {
  balancer: 'metallb',
  hasAllPools: true,
  pool: { name: 'lan', last: '192.168.20.210' },
  inside: '192.168.20.205',
  outside: '192.168.20.99',
  node: { name: 'alpha', address: '192.168.20.11' },
  free: ['192.168.20.18', '192.168.20.19'],
  podCidr: '10.42.0.0/16',
  serviceCidr: '10.43.0.0/16',
  pinned: '192.168.20.201',
  entrance: '192.168.20.200',
  ingress: { host: 'web.example.net', className: 'traefik' },
  traefik: { host: 'web.example.net' },
  gateway: null,
  hasTunnel: true,
  hasTailnet: true,
  hasRecords: true,
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
    let count = 0;
    const all = style(MANIFESTS);
    const poolFiles = Object.keys(all).filter((path) => path.endsWith('metallb.yaml'));
    const files = Object.fromEntries(Object.entries(all).filter(([path]) => isManifest(path)));
    for (const mistake of MISTAKES) {
      const planted = placeMistake(mistake, { facts: { ...FACTS, poolFiles }, files, random });
      if (planted === null) continue;
      const { places } = planted;
      const found = printFindings(await importFiles({ ...COMMON, ...all, ...planted.files }));
      count += 1;
      if (!places.some((place) => found.some((line) => isAt(line, mistake.code, place)))) {
        missed.push(`${mistake.what}: ${mistake.code} at ${places.join(' or ')}, but ${found.join(', ')}`);
      }
    }
    expect(count).toBeGreaterThanOrEqual(30);
    expect(missed.length <= count * (1 - FOUND) ? [] : missed).toEqual([]);
    if (missed.length > 0) process.stderr.write(`missed: ${missed.join('; ')}\n`);
  });
});

/** Whether a finding is at the place, or names it as the other one of two that do not go together. */
function isAt(line: string, code: string, place: string): boolean {
  const [, found, ...places] = line.split(/[ ()]+/);
  return found === code && places.includes(place);
}

/** Not what a GitOps tool is set up with. */
function isManifest(path: string): boolean {
  return Object.keys(MANIFESTS).some((name) => path === name || path.endsWith(`/${name}`));
}

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}
