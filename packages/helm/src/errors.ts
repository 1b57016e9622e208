import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import { SUPPORTED } from './helm-version.ts';
import { installHint } from './install-hint.ts';
import type { Machine } from './machine.ts';

/** No Helm on PATH, and none could be fetched. */
export class HelmMissing extends NetloomError {
  override readonly name = 'HelmMissing';
  override readonly exit = EXIT.environment;

  constructor(machine: Machine, options: ErrorOptions = {}) {
    const reason = options.cause === undefined ? '' : ` and fetching it failed: ${reasonOf(options.cause)}`;
    super(`helm is not on PATH${reason}. netloom needs ${SUPPORTED}.\n${installHint(machine)}`, options);
  }
}

/** The Helm on PATH is older than the supported versions, and no other could be fetched. */
export class HelmTooOld extends NetloomError {
  override readonly name = 'HelmTooOld';
  override readonly exit = EXIT.environment;
  readonly path: string;
  readonly version: string;

  constructor(
    found: { readonly path: string; readonly version: string },
    machine: Machine,
    options: ErrorOptions = {},
  ) {
    const reason =
      options.cause === undefined ? '' : `; fetching a newer one failed: ${reasonOf(options.cause)}`;
    super(
      `Helm ${found.version} at ${found.path} is too old: netloom needs ${SUPPORTED}${reason}.\n${installHint(machine)}`,
      options,
    );
    this.path = found.path;
    this.version = found.version;
  }
}

/** A Helm command failed. The message is the command, how it ended, and Helm's unchanged stderr. */
export class HelmFailed extends NetloomError {
  override readonly name = 'HelmFailed';
  override readonly exit = EXIT.findings;
  readonly command: string;
  /** Null where Helm did not exit by itself: timeout, signal, not started. */
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(failure: {
    readonly summary: string;
    readonly command: string;
    readonly exitCode: number | null;
    readonly stderr: string;
  }) {
    super([failure.summary, failure.stderr.trimEnd()].filter((part) => part !== '').join('\n'));
    this.command = failure.command;
    this.exitCode = failure.exitCode;
    this.stderr = failure.stderr;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
