import { join } from 'node:path';
import { Refused, UsageError } from '@netloom/diagnostics/error';
import { PACKAGED } from '@netloom/engine/assets';
import {
  compareChart,
  mergeReleases,
  parseRepository,
  publishChart,
  readRelease,
  Registry,
  renderRelease,
  renderSbom,
  writeWhole,
  type ChartState,
  type PublishedChart,
  type ReleaseEntry,
  type Repository,
  type SignText,
} from '@netloom/registry';
import { chartsNamed } from '../../charts/charts-named.ts';
import { packageCharts } from '../../charts/package-charts.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';
import type { Context } from '../../context.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { gitCommit } from './git-commit.ts';
import { registryLogin, type LoginOptions } from './registry-login.ts';
import { signText } from './sign-text.ts';

export interface PublishOptions extends LoginOptions {
  readonly dryRun?: true;
  readonly plainHttp?: true;
  /** A key of the user's gpg. */
  readonly sign?: string;
  readonly timeout: number;
  readonly out: string;
  readonly output: 'human' | 'json';
}

type ComparedChart = Exclude<ChartState, { readonly state: 'conflict' }>;

interface Running {
  readonly options: PublishOptions;
  readonly context: Context;
}

/** Packages charts and publishes them, each version once. */
export async function runPublish(
  what: { readonly repository: string; readonly names: readonly string[] },
  { options, context }: Running,
): Promise<void> {
  const repository = parseRepository(what.repository);
  if (!repository.ok) throw new UsageError(repository.message);
  const charts = chartsNamed(what.names);
  if (options.dryRun !== true) context.finish();
  const released = await readRelease(join(options.out, RELEASE_FILE));
  const registry = await openRegistry(repository.value, { options, context });
  const archives: string[] = [];
  const out = join(options.out, 'charts');
  for await (const archive of packageCharts(charts, { out, context })) archives.push(archive);
  const compared = await compareCharts(archives, registry);
  if (options.dryRun === true) printCharts(compared, { options, context });
  else await publishArchives(archives, { options, context, registry, released });
}

async function publishArchives(
  archives: readonly string[],
  {
    options,
    context,
    registry,
    released,
  }: Running & { readonly registry: Registry; readonly released: readonly ReleaseEntry[] },
): Promise<void> {
  const published: PublishedChart[] = [];
  try {
    for (const archive of archives) {
      context.terminal.progress(`publishing ${archive}`);
      const chart = await publishChart({ archive, registry, ...signing(options) });
      published.push(chart);
      if (options.output === 'human') printCharts([chart], { options, context });
    }
    if (options.output === 'json') printCharts(published, { options, context });
  } finally {
    // what is published stays so, whatever stopped the rest
    if (published.length > 0) await writeRelease(published, { released, out: options.out });
  }
}

const RELEASE_FILE = 'release.json';

function signing({ sign: key }: PublishOptions): { readonly sign?: SignText } {
  return key === undefined ? {} : { sign: (text) => signText(text, key) };
}

async function openRegistry(repository: Repository, { options, context }: Running): Promise<Registry> {
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

/** Before the first is pushed: charts of one release stand or fall together. */
async function compareCharts(
  archives: readonly string[],
  registry: Registry,
): Promise<readonly ComparedChart[]> {
  const charts: ComparedChart[] = [];
  const conflicts: string[] = [];
  for (const archive of archives) {
    const compared = await compareChart({ archive, registry });
    if (compared.state === 'conflict') conflicts.push(compared.message);
    else charts.push(compared);
  }
  if (conflicts.length > 0) throw new Refused([...conflicts, 'Nothing was published.'].join('\n'));
  return charts;
}

const STATES = { absent: 'would publish', published: 'published', unchanged: 'unchanged' };

function printCharts(
  charts: readonly (ComparedChart | PublishedChart)[],
  { options, context: { terminal } }: Running,
): void {
  if (options.output === 'json') {
    terminal.out(printJsonDocument({ charts }));
    return;
  }
  for (const { state, chart, version, manifestDigest } of charts) {
    terminal.out(`${STATES[state]} ${chart} ${version} ${manifestDigest}\n`);
  }
}

/**
 * A run that finds everything published writes the same files: nothing is lost with a run that was stopped, and a run of some
 * charts keeps what is known of the others.
 */
async function writeRelease(
  published: readonly PublishedChart[],
  { released, out }: { readonly released: readonly ReleaseEntry[]; readonly out: string },
): Promise<void> {
  // what is around the npm package is another repository
  const git = PACKAGED ? null : await gitCommit(CHARTS_FOLDER);
  const all = mergeReleases(
    released,
    published.map(({ state: _state, ...chart }) => ({ ...chart, git })),
  );
  await writeWhole(join(out, RELEASE_FILE), renderRelease(all));
  await writeWhole(join(out, 'sbom.json'), renderSbom(all));
}
