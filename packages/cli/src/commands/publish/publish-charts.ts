import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import type {
  ChartState,
  PublishedChart,
  Registry,
  ReleasedChart,
  Repository,
  Sign,
} from '@netloom/registry';
import type { Context } from '../../context.ts';
import { gitCommit } from './git-commit.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { registryLogin, type LoginOptions } from './registry-login.ts';
import { signText } from './sign-text.ts';
import { thisHelm } from '../../charts/this-helm.ts';
import { trackedFiles } from '../../charts/tracked-files.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

export interface PublishOptions extends LoginOptions {
  readonly dryRun?: true;
  readonly plainHttp?: true;
  /** A key of the user's gpg. */
  readonly sign?: string;
  readonly timeout: number;
  readonly out: string;
  readonly output: 'human' | 'json';
}

type Compared = Exclude<ChartState, { readonly state: 'conflict' }>;

export interface Publish {
  readonly repository: Repository;
  readonly charts: readonly string[];
  readonly options: PublishOptions;
  readonly context: Context;
}

/** Packages charts and publishes them, each version once. */
export async function publishCharts({ repository, charts, options, context }: Publish): Promise<void> {
  const { publishChart, readRelease } = await import('@netloom/registry');
  const released = await readRelease(join(options.out, RELEASE_FILE));
  const registry = await openRegistry(repository, { options, context });
  const archives = await packageAll(charts, { options, context });
  const states = await compareAll(archives, registry);
  if (options.dryRun === true) {
    report(states, { options, context });
    return;
  }
  const published: PublishedChart[] = [];
  try {
    for (const archive of archives) {
      context.terminal.progress(`publishing ${archive}`);
      const chart = await publishChart({ archive, registry, ...signing(options) });
      published.push(chart);
      if (options.output === 'human') report([chart], { options, context });
    }
    if (options.output === 'json') report(published, { options, context });
  } finally {
    // what is published stays so, whatever stopped the rest
    if (published.length > 0) await record(published, { released, out: options.out });
  }
}

const RELEASE_FILE = 'release.json';

function signing({ sign: key }: PublishOptions): { readonly sign?: Sign } {
  return key === undefined ? {} : { sign: (text) => signText(text, key) };
}

async function openRegistry(
  repository: Repository,
  { options, context }: Pick<Publish, 'options' | 'context'>,
): Promise<Registry> {
  const { Registry } = await import('@netloom/registry');
  const { terminal, signal } = context;
  return new Registry({
    repository,
    credentials: await registryLogin(repository.host, { options, terminal }),
    fetch: globalThis.fetch,
    timeoutMs: options.timeout * 1_000,
    signal,
    onProgress: terminal.progress,
    ...(options.plainHttp === true ? { scheme: 'http' } : {}),
  });
}

async function packageAll(
  charts: readonly string[],
  { options, context }: Pick<Publish, 'options' | 'context'>,
): Promise<readonly string[]> {
  const { packageChart } = await import('@netloom/archives');
  const { terminal, signal } = context;
  const helm = await thisHelm(context);
  const out = join(options.out, 'charts');
  const tracked = await trackedFiles(CHARTS_FOLDER, context);
  const archives: string[] = [];
  for (const name of charts) {
    terminal.progress(`packaging ${name} with Helm ${helm.version}`);
    archives.push(await packageChart({ chart: join(CHARTS_FOLDER, name), out, helm, tracked, signal }));
  }
  return archives;
}

/** Before the first is pushed: charts of one release stand or fall together. */
async function compareAll(archives: readonly string[], registry: Registry): Promise<readonly Compared[]> {
  const { compareChart } = await import('@netloom/registry');
  const charts: Compared[] = [];
  const conflicts: string[] = [];
  for (const archive of archives) {
    const compared = await compareChart({ archive, registry });
    if (compared.state === 'conflict') conflicts.push(compared.message);
    else charts.push(compared);
  }
  if (conflicts.length > 0) throw new Refused([...conflicts, 'Nothing was published.'].join('\n'));
  return charts;
}

const WORDS = { absent: 'would publish', published: 'published', unchanged: 'unchanged' };

function report(
  charts: readonly (Compared | PublishedChart)[],
  { options, context: { terminal } }: Pick<Publish, 'options' | 'context'>,
): void {
  if (options.output === 'json') {
    terminal.out(printJsonDocument({ charts }));
    return;
  }
  for (const { state, chart, version, manifestDigest } of charts) {
    terminal.out(`${WORDS[state]} ${chart} ${version} ${manifestDigest}\n`);
  }
}

/**
 * A run that finds everything published writes the same files: nothing is lost with a run that was stopped, and a run of some
 * charts keeps what is known of the others.
 */
async function record(
  published: readonly PublishedChart[],
  { released, out }: { readonly released: readonly ReleasedChart[]; readonly out: string },
): Promise<void> {
  const { mergeReleases, renderRelease, renderSbom, writeWhole } = await import('@netloom/registry');
  const git = await gitCommit(CHARTS_FOLDER);
  const all = mergeReleases(
    released,
    published.map(({ state: _state, ...chart }) => ({ ...chart, git })),
  );
  await writeWhole(join(out, RELEASE_FILE), renderRelease(all));
  await writeWhole(join(out, 'sbom.json'), renderSbom(all));
}
