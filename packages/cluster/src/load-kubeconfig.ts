import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { homeFolder } from '@netloom/helm/home';
import { KubeconfigUnusable } from './cluster-errors.ts';
import { messageOf } from './message-of.ts';
import { refusePrograms } from './refuse-programs.ts';

export interface KubeconfigOptions {
  /** A file; else KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig?: string;
  /** Else the current one of the kubeconfig. */
  readonly context?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a program that the kubeconfig names may be run for credentials; it may unless this is false. */
  readonly runsPrograms?: boolean;
}

const OPERATION = 'reading the kubeconfig';
const HINT = 'Set --kubeconfig or KUBECONFIG; K3s writes /etc/rancher/k3s/k3s.yaml on its servers.';

/** The kubeconfig as kubectl finds it: of several files the first that states something wins. */
export async function loadKubeconfig({
  kubeconfig,
  context,
  env,
  runsPrograms = true,
}: KubeconfigOptions): Promise<KubeConfig> {
  const files = filesOf(kubeconfig, env);
  const present = kubeconfig === undefined ? await existing(files) : files;
  if (present.length === 0) {
    throw new KubeconfigUnusable({
      operation: OPERATION,
      detail: `there is no ${files.join(' and no ')}`,
      hint: HINT,
    });
  }
  const { KubeConfig: Config } = await import('./client-node.ts');
  const config = new Config();
  for (const file of present) merge(config, readFile(new Config(), file));
  if (context !== undefined) config.setCurrentContext(context);
  const usable = withCluster(config);
  if (!runsPrograms) refusePrograms(usable, OPERATION);
  return usable;
}

function filesOf(kubeconfig: string | undefined, env: KubeconfigOptions['env']): readonly string[] {
  if (kubeconfig !== undefined) return [kubeconfig];
  const listed = (env.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  return listed.length > 0 ? listed : [join(homeFolder(env), '.kube', 'config')];
}

async function existing(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return found.flat();
}

function readFile(config: KubeConfig, file: string): KubeConfig {
  try {
    config.loadFromFile(file);
  } catch (cause) {
    throw new KubeconfigUnusable({ operation: OPERATION, detail: `${file}: ${reasonOf(cause)}`, hint: HINT });
  }
  refuseTwins(config, file);
  return config;
}

/** As kubectl does: which of two with one name is meant, nobody can say. */
function refuseTwins({ contexts, clusters, users }: KubeConfig, file: string): void {
  for (const [what, all] of Object.entries({ contexts, clusters, users })) {
    const names = all.map(({ name }) => name);
    const twin = names.find((name, index) => names.indexOf(name) !== index);
    if (twin === undefined) continue;
    throw new KubeconfigUnusable({
      operation: OPERATION,
      detail: `${file}: two ${what} are named "${twin}"`,
      hint: 'Rename one of them, and say it in each context that means it.',
    });
  }
}

/** Why the file cannot be read. A parser shows the lines around a mistake, and quotes them: those hold tokens and keys. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error) || !('reason' in cause) || typeof cause.reason !== 'string') {
    return messageOf(cause);
  }
  const [reason = ''] = cause.reason.split(/["'<]/);
  return `it is not valid YAML: ${reason.trimEnd()}${'mark' in cause ? placeIn(cause.mark) : ''}`;
}

/** ` at line 3`, as js-yaml says where it stopped. */
function placeIn(mark: unknown): string {
  if (typeof mark !== 'object' || mark === null || !('line' in mark)) return '';
  return typeof mark.line === 'number' ? ` at line ${mark.line + 1}` : '';
}

/** client-node's own merging refuses a name that two files have, and lets the last file say the context. */
function merge(config: KubeConfig, more: KubeConfig): void {
  const fresh = <T extends { readonly name: string }>(
    known: readonly T[],
    found: readonly T[],
  ): readonly T[] => found.filter(({ name }) => !known.some((entry) => entry.name === name));
  for (const cluster of fresh(config.clusters, more.clusters)) config.addCluster(cluster);
  for (const user of fresh(config.users, more.users)) config.addUser(user);
  for (const context of fresh(config.contexts, more.contexts)) config.addContext(context);
  // both are undefined before a file states one, whatever client-node's types say
  if (currentOf(config) === undefined) config.setCurrentContext(more.currentContext);
}

function withCluster(config: KubeConfig): KubeConfig {
  const names = config.contexts.map(({ name }) => name);
  const current = currentOf(config);
  const known = names.length === 0 ? 'It has no context.' : `There is ${names.join(', ')}.`;
  if (current === undefined) {
    throw new KubeconfigUnusable({
      operation: OPERATION,
      detail: 'it has no current context',
      hint: `Choose one with --context. ${known}`,
    });
  }
  const context = config.getContextObject(current);
  if (context === null) {
    throw new KubeconfigUnusable({
      operation: OPERATION,
      detail: `it has no context "${current}"`,
      hint: known,
    });
  }
  for (const [what, name, found] of [
    ['cluster', context.cluster, config.getCurrentCluster()],
    ['user', context.user, config.getCurrentUser()],
  ] as const) {
    if (found !== null) continue;
    const detail = `unknown ${what} "${name}" in context "${current}"`;
    throw new KubeconfigUnusable({
      operation: OPERATION,
      detail,
      hint: `Choose another with --context. ${known}`,
    });
  }
  return config;
}

function currentOf({ currentContext }: { readonly currentContext?: string }): string | undefined {
  return currentContext === '' ? undefined : currentContext;
}
