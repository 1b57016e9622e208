import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TAIL_LINES = 15;

/** One program of a control plane, whose output goes to a log file. */
export class ProgramProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #log: string;
  readonly #ended: Promise<void>;

  private constructor({
    name,
    child,
    log,
  }: {
    readonly name: string;
    readonly child: ChildProcess;
    readonly log: string;
  }) {
    this.name = name;
    this.#child = child;
    this.#log = log;
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.once('error', () => {
        resolve();
      });
    });
  }

  static async start(
    name: string,
    { path, args, logs }: { readonly path: string; readonly args: readonly string[]; readonly logs: string },
  ): Promise<ProgramProcess> {
    const log = join(logs, `${name}.log`);
    const file = await open(log, 'a');
    const child = spawn(path, args, { cwd: logs, stdio: ['ignore', file.fd, file.fd] });
    const running = new ProgramProcess({ name, child, log });
    await file.close();
    return running;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
  }

  /** Throws with the end of its log where the program has ended. */
  async expectAlive(): Promise<void> {
    if (!this.hasEnded) return;
    const lines = (await readFile(this.#log, 'utf8')).trimEnd().split('\n');
    throw new Error(`${this.name} ended by itself:\n${lines.slice(-TAIL_LINES).join('\n')}`);
  }

  /** At once: its data are removed with it. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
