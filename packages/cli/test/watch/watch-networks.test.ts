import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledCommand } from '../bundle/bundled-command.ts';
import { inTempFolder, SMALL } from '../netloom.ts';
import { runHere } from '../run-here.ts';

const WRONG = SMALL.replace('192.168.1.10', '192.168.9.10');

/** A command that runs until it is interrupted, and waits for what it prints. */
class Running {
  readonly #child;
  #printed = '';

  private constructor(argv: readonly string[], cwd: string) {
    this.#child = spawn(process.execPath, argv, {
      cwd,
      env: { ...process.env, FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
        this.#child.emit('printed');
      });
    }
  }

  static async start(args: readonly string[], cwd: string): Promise<Running> {
    return new Running([await bundledCommand(), ...args], cwd);
  }

  /** What was printed up to this text, which the next call begins after. */
  async until(text: string): Promise<string> {
    while (!this.#printed.includes(text)) await once(this.#child, 'printed');
    const end = this.#printed.indexOf(text) + text.length;
    const part = this.#printed.slice(0, end);
    this.#printed = this.#printed.slice(end);
    return part;
  }

  async interrupt(): Promise<unknown> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGINT');
    return closed;
  }

  async stopReading(): Promise<unknown> {
    const closed = once(this.#child, 'close');
    this.#child.stdout.destroy();
    return closed;
  }
}

describe('--watch', () => {
  it('checks again after each save, whatever is wrong, until Ctrl-C', () =>
    inTempFolder(async (cwd) => {
      const file = join(cwd, 'network.yaml');
      await writeFile(file, SMALL);
      const running = await Running.start(['validate', '--watch'], cwd);
      expect(await running.until('watching network.yaml: Ctrl-C ends it\n')).toContain('no findings');
      await writeFile(join(cwd, '.network.yaml.swp'), WRONG);
      await rename(join(cwd, '.network.yaml.swp'), file);
      await running.until('network.yaml has changed\n');
      await running.until('1 error in network.yaml');
      await writeFile(file, 'cluster: {{');
      await running.until('network.yaml has changed\n');
      await running.until('error[yaml-');
      await writeFile(file, SMALL);
      expect(await running.until('no findings')).not.toContain('\u001b');
      expect(await running.interrupt()).toEqual([130, null]);
    }));

  it('builds again', () =>
    inTempFolder(async (cwd) => {
      const file = join(cwd, 'network.yaml');
      await writeFile(file, SMALL);
      const running = await Running.start(['build', '--watch'], cwd);
      await running.until('Ctrl-C ends it\n');
      await writeFile(file, WRONG);
      await running.until('1 error in network.yaml');
      await writeFile(file, SMALL.replace('192.168.1.10', '192.168.1.11'));
      await running.until('has changed\n');
      await running.until('written');
      expect(await readFile(join(cwd, 'generated/NETWORK.md'), 'utf8')).toContain('192.168.1.11');
      expect(await running.interrupt()).toEqual([130, null]);
    }));

  it('ends where nobody reads', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      const running = await Running.start(['validate', '--watch'], cwd);
      await running.until('Ctrl-C ends it\n');
      const ended = running.stopReading();
      await writeFile(join(cwd, 'network.yaml'), WRONG);
      expect(await ended).toEqual([1, null]);
    }));

  it.each([
    [['validate', '--watch', '-'], '--watch looks at a file'],
    [['validate', '--watch', '--fix'], "'--watch' cannot be used with option '--fix'"],
    [['validate', '--watch', '--output', 'json'], "'--watch' cannot be used with option '--output <FORMAT>'"],
  ])('is refused: %j', async (args, message) => {
    const { code, stderr } = await runHere(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
