import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { HelmFailed } from './errors.ts';
import type { Environment } from './machine.ts';

const TIMEOUT_MS = 120_000;
const GRACE_MS = 5_000;

/** Of Go, in percent: Helm ends before it has much garbage, and collecting it as often as by default takes a fifth of its time. */
const GARBAGE = { GOGC: '400' };

export interface HelmRun {
  readonly cwd?: string;
  /** Added to the environment of the process; here, and only here, HELM_* variables count. */
  readonly env?: Environment;
  readonly timeoutMs?: number;
  /** How long Helm has to exit after SIGTERM, on `signal` or `timeoutMs`, before it is killed. */
  readonly graceMs?: number;
  readonly signal?: AbortSignal;
  readonly stdin?: string;
}

export interface HelmResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** A Helm binary of a known version. All of netloom's Helm commands go through `run`. */
export class Helm {
  readonly path: string;
  readonly version: string;
  readonly #env: Environment;

  constructor(found: { readonly path: string; readonly version: string; readonly env: Environment }) {
    this.path = found.path;
    this.version = found.version;
    this.#env = withoutHelmVariables(found.env);
  }

  /** Runs Helm with cache, configuration and data folders of its own, so that runs at the same time share nothing. */
  async run(args: readonly string[], options: HelmRun = {}): Promise<HelmResult> {
    options.signal?.throwIfAborted();
    const home = await mkdtemp(join(tmpdir(), 'netloom-helm-'));
    try {
      return await this.#execute(args, { ...options, env: { ...homes(home), ...options.env } });
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }

  async #execute(args: readonly string[], options: HelmRun): Promise<HelmResult> {
    const timeout = options.timeoutMs ?? TIMEOUT_MS;
    const result = await execa(this.path, args, {
      env: { ...GARBAGE, ...this.#env, ...options.env },
      extendEnv: false,
      input: options.stdin ?? '',
      reject: false,
      stripFinalNewline: false,
      timeout,
      forceKillAfterDelay: options.graceMs ?? GRACE_MS,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    });
    if (!result.failed) return { stdout: result.stdout, stderr: result.stderr };
    options.signal?.throwIfAborted();
    throw new HelmFailed({
      summary: result.shortMessage ?? result.escapedCommand,
      command: result.escapedCommand,
      exitCode: result.exitCode ?? null,
      stderr: result.stderr,
    });
  }
}

function homes(folder: string): Environment {
  return {
    HELM_CACHE_HOME: join(folder, 'cache'),
    HELM_CONFIG_HOME: join(folder, 'config'),
    HELM_DATA_HOME: join(folder, 'data'),
  };
}

/** HELM_NAMESPACE, HELM_DEBUG and their like would change what a chart renders to. */
function withoutHelmVariables(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('HELM_')));
}
