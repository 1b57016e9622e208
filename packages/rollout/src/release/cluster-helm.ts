import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Helm, HelmRun } from '@netloom/helm';
import { GRACE_MS, helmRunMs, LIMIT_LABEL, limitLabel } from './helm-limit.ts';

export interface ClusterHelmOptions {
  readonly helm: Helm;
  /** The kubeconfig that was named; else Helm finds the same one by itself. */
  readonly kubeconfig?: string | undefined;
  readonly context: string;
  /** How long Helm waits for what it installed. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A chart: a path, or the name in a repository at a version. */
export type ChartSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'repository'; readonly url: string; readonly chart: string; readonly version: string };

export interface UpgradeInstall {
  readonly release: string;
  readonly namespace: string;
  readonly chart: ChartSource;
  /** The text of a values file. */
  readonly values: string;
  readonly dryRun: boolean;
  readonly takeOwnership?: boolean;
  /** Only for what Helm applies on the server. */
  readonly forceConflicts?: boolean;
}

export interface Template extends Omit<UpgradeInstall, 'dryRun'> {
  /** `v1.37.1+k3s1` */
  readonly kubeVersion: string;
}

/** Helm for one cluster. Both Helm 3 and Helm 4 know the flags that it is given. */
export class ClusterHelm {
  readonly #options: ClusterHelmOptions;

  constructor(options: ClusterHelmOptions) {
    this.#options = options;
  }

  /** Helm itself, for what needs no cluster. */
  get helm(): Helm {
    return this.#options.helm;
  }

  get version(): string {
    return this.#options.helm.version;
  }

  /** Whether this Helm applies new releases on the server. */
  get appliesOnServer(): boolean {
    return !this.version.startsWith('3.');
  }

  get timeoutMs(): number {
    return this.#options.timeoutMs;
  }

  async upgradeInstall({
    release,
    namespace,
    chart,
    values,
    dryRun,
    ...flags
  }: UpgradeInstall): Promise<void> {
    await this.#withValues(values, (file) =>
      this.#run([
        ...['upgrade', release, ...chartArgs(chart), '--install', '--namespace', namespace],
        ...['--values', file, `--timeout=${this.#seconds}s`],
        ...(dryRun
          ? ['--dry-run=server']
          : [this.#wait, `--labels=${LIMIT_LABEL}=${limitLabel(this.timeoutMs)}`]),
        ...(flags.takeOwnership === true ? ['--take-ownership'] : []),
        ...(flags.forceConflicts === true ? ['--force-conflicts'] : []),
      ]),
    );
  }

  /** The manifests of a chart, without hooks and with placeholders, as a cluster of this version would get them; it is not asked. */
  async template({ release, namespace, chart, values, kubeVersion }: Template): Promise<string> {
    return this.#withValues(values, async (file) => {
      const { stdout } = await this.helm.run(
        [
          ...['template', release, ...chartArgs(chart), '--namespace', namespace, '--values', file],
          ...['--kube-version', kubeVersion, '--no-hooks', '--set', 'global.allowPlaceholders=true'],
        ],
        this.#runOptions,
      );
      return stdout;
    });
  }

  async uninstall({
    release,
    namespace,
    dryRun,
  }: Pick<UpgradeInstall, 'release' | 'namespace' | 'dryRun'>): Promise<void> {
    // an uninstall that is stopped leaves its release for ever `uninstalling`, and it waits for nothing: it ends first
    const { signal: _signal, ...options } = this.#runOptions;
    await this.#run(
      [
        ...['uninstall', release, '--namespace', namespace, `--timeout=${this.#seconds}s`],
        ...(dryRun ? ['--dry-run'] : []),
      ],
      options,
    );
  }

  /**
   * Helm 4 would wait for custom resources as well: for a Certificate that an issuer answers in an hour, or a Connector
   * whose routes nobody has approved yet. The workloads are what an install needs.
   */
  get #wait(): string {
    return this.appliesOnServer ? '--wait=legacy' : '--wait';
  }

  get #seconds(): number {
    return Math.ceil(this.#options.timeoutMs / 1_000);
  }

  get #runOptions(): Pick<HelmRun, 'timeoutMs' | 'graceMs' | 'signal'> {
    const { signal, timeoutMs } = this.#options;
    // whoever finds its revision pending counts on this
    return { timeoutMs: helmRunMs(timeoutMs), graceMs: GRACE_MS, ...(signal !== undefined && { signal }) };
  }

  async #run(args: readonly string[], options: HelmRun = this.#runOptions): Promise<void> {
    const { helm, kubeconfig, context } = this.#options;
    const where = [
      ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
      '--kube-context',
      context,
    ];
    await helm.run([...args, ...where], options);
  }

  async #withValues<T>(values: string, use: (file: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'netloom-values-'));
    try {
      const file = join(folder, 'values.yaml');
      await writeFile(file, values);
      return await use(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function chartArgs(chart: ChartSource): readonly string[] {
  if (chart.kind === 'path') return [chart.path];
  return [chart.chart, '--repo', chart.url, '--version', chart.version];
}
