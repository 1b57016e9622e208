import { tmpdir } from 'node:os';
import { runSteps } from '../src/run-steps.ts';

describe(runSteps, () => {
  async function ran(
    commands: readonly string[],
    parallel: number,
  ): Promise<{ readonly text: string; readonly failed: readonly string[] }> {
    let text = '';
    const print = (more: string): void => {
      text += more;
    };
    const results = await runSteps(commands, { cwd: tmpdir(), parallel, print });
    return {
      text: text.replaceAll(/\d+ s/g, 'N s'),
      failed: results.filter(({ failed }) => failed).map(({ command }) => command),
    };
  }

  it('goes on after a failure, and says which one it was', async () => {
    expect(await ran(['exit 3', 'true'], 1)).toEqual({
      text: '== exit 3\n== exit 3: failed after N s\n== true\n== true: N s\n',
      failed: ['exit 3'],
    });
  });

  it('prints the output of commands that run at once when each has ended', async () => {
    const commands = ['sleep 1; echo late; echo wrong >&2; exit 1', 'echo soon'];
    expect(await ran(commands, 2)).toEqual({
      text: `soon\n== echo soon: N s\nlate\nwrong\n== ${commands[0]}: failed after N s\n`,
      failed: [commands[0]],
    });
  });
});
