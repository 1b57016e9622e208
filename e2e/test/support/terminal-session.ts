import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bundledCommand } from './bundled-command.ts';

const run = promisify(execFile);

const LONGEST_MS = 30_000;

/** A terminal of 80 columns in which a person runs the command: tmux, with a server for it alone. */
export class TerminalSession {
  /** The working folder; empty at first. */
  readonly folder: string;
  #runs = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<TerminalSession> {
    return new TerminalSession(await mkdtemp(join(tmpdir(), 'netloom-terminal-')));
  }

  async close(): Promise<void> {
    await this.tmux('kill-server').catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs `netloom ARGS`, and prints `exit CODE` after it. `before` goes before the command: `TERM=dumb`. */
  async netloom(args: string, before = ''): Promise<void> {
    const command = `${before} '${execPath}' '${await bundledCommand()}' ${args}; echo "exit $?"; sleep 60`;
    // a server that ends keeps its socket for a moment
    await this.tmux('kill-server').catch(() => undefined);
    this.#runs += 1;
    await this.tmux('new-session', '-d', '-x', '80', '-y', '60', '-c', this.folder, 'sh', '-c', command);
  }

  async tmux(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('tmux', [
      '-u',
      '-f',
      '/dev/null',
      '-S',
      `${this.folder}.tmux${this.#runs}`,
      ...args,
    ]);
    return stdout;
  }

  /** Types an answer over the suggestion; null takes the suggestion. */
  async answer(question: string, text: string | null): Promise<void> {
    await this.asked(question);
    if (text !== null) await this.tmux('send-keys', 'C-u');
    if (text !== null && text !== '') await this.tmux('send-keys', '-l', text);
    await this.tmux('send-keys', 'Enter');
  }

  /** Waits for the question that is open. */
  async asked(question: string): Promise<void> {
    await this.#waitFor(question, (screen) => screen.slice(screen.lastIndexOf('◆')));
  }

  /** Waits for a text, and gives the lines of the screen. */
  async shown(text: string): Promise<readonly string[]> {
    const screen = await this.#waitFor(text, (all) => all);
    return screen.split('\n').map((line) => line.trimEnd());
  }

  async #waitFor(text: string, part: (screen: string) => string): Promise<string> {
    const end = Date.now() + LONGEST_MS;
    for (;;) {
      const screen = await this.tmux('capture-pane', '-p');
      // lines that were broken at the edge are one again
      if (
        part(screen)
          .replaceAll(/\s+│?\s*/g, ' ')
          .includes(text)
      ) {
        return screen;
      }
      if (Date.now() > end) throw new Error(`"${text}" is not on the screen:\n${screen}`);
      await pause(100);
    }
  }
}
