import type { Liveness } from '../live-object.ts';

const EXAMPLES =
  /(?:^|\/)(?:examples?|samples?|docs?|documentation|demos?|tutorials?|tests?|testdata|fixtures)\//i;
const DISABLED = /(?:^|\/)(?:[._-]?(?:archived?|deprecated|disabled|unused|old|graveyard))\//i;
const EXAMPLE_FILE = /(?:^|[./_-])(?:example|sample|template)(?=[./_-])/i;
const DISABLED_FILE = /\.(?:disabled|bak|old|orig)(?:\.ya?ml)?$/i;

/** What the names of a file and its folders say of it; null where they say nothing. */
export function livenessOfPath(path: string): Liveness | null {
  const folder = EXAMPLES.exec(path)?.[0] ?? null;
  if (folder !== null) return { state: 'example', why: `in a folder "${trimmed(folder)}"` };
  const disabled = DISABLED.exec(path)?.[0] ?? null;
  if (disabled !== null) return { state: 'disabled', why: `in a folder "${trimmed(disabled)}"` };
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (EXAMPLE_FILE.test(name)) return { state: 'example', why: `the file is named "${name}"` };
  if (DISABLED_FILE.test(name)) return { state: 'disabled', why: `the file is named "${name}"` };
  return null;
}

function trimmed(folder: string): string {
  return folder.replace(/^\/|\/$/g, '');
}

/** The cluster that a path of the repository belongs to, that of a folder with a slash at its end; null where it names none. */
export type ClusterOf = (path: string) => string | null;

/** The cluster that a path names: `clusters/home/…`, `home/flux-system/gotk-sync.yaml`; null where it names none. */
export function clusterOfPath(path: string): string | null {
  const named = /(?:^|\/)clusters?\/([^/]+)\//.exec(`${path}/`)?.[1];
  if (named !== undefined && namesCluster(named) && !/\.[a-z]+$/.test(named)) return named;
  const sync = /(?:^|\/)([^/]+)\/flux-system\/gotk-sync\.yaml$/.exec(path)?.[1];
  return sync !== undefined && namesCluster(sync) ? sync : null;
}

/** A number before a name is its place in an order: `01-bootstrap`. */
function namesCluster(folder: string): boolean {
  return !NO_CLUSTER.has(folder.replace(/^\d+-/, ''));
}

/** Folders right in `cluster/` or `clusters/` that sort by what is in them, and not by cluster. */
const NO_CLUSTER: ReadonlySet<string> = new Set([
  ...[
    'apps',
    'base',
    'bases',
    'bootstrap',
    'common',
    'components',
    'config',
    'core',
    'crds',
    'flux',
    'flux-system',
  ],
  ...[
    'helm',
    'infra',
    'infrastructure',
    'manifests',
    'platform',
    'repositories',
    'shared',
    'sources',
    'system',
    'templates',
  ],
  ...[
    'argocd',
    'group_vars',
    'host_vars',
    'inventory',
    'roles',
    'charts',
    'cluster',
    'clusters',
    'kubernetes',
    'settings',
    'vars',
    'workloads',
    'secrets',
    'namespaces',
  ],
]);

/** `prod` of `apps/web/overlays/prod`; null where the folder is no overlay. */
export function overlayOf(path: string): string | null {
  return /(?:^|\/)(?:overlays?|envs?|environments?)\/([^/]+)(?:\/|$)/.exec(path)?.[1] ?? null;
}
