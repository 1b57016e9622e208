import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { layoutOf, terminal } from '../../src/terminal/terminal.ts';
import { netloomProcess } from '../netloom.ts';

/** A stream with the properties of a terminal. */
function stream(properties: object): WriteStream {
  return Object.assign(new PassThrough(), {
    getColorDepth: () => 4,
    ...properties,
  }) as unknown as WriteStream;
}

describe(terminal, () => {
  it.each([
    [120, 120],
    [20, 40],
    [0, 80],
    [undefined, 80],
  ])('of %s columns is %i wide', (columns, width) => {
    const stdout = stream({ isTTY: true, columns });
    expect(layoutOf(terminal({ stdout, stderr: stream({}) }), 'out').width).toBe(width);
  });

  it('has no width where the output goes elsewhere', () => {
    const [stdout, stderr] = [stream({ columns: 80 }), stream({ isTTY: true, columns: 90 })];
    expect(terminal({ stdout, stderr }).columns).toEqual({ out: null, err: 90 });
  });

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '' }, false],
    [{ FORCE_COLOR: 'always' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: 'false' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, true],
  ])('that is none has colours with %j: %s', async (env, colored) => {
    const { stdout } = await netloomProcess(['validate', 'examples/as-documented'], {
      env: { NO_COLOR: undefined, ...env },
    });
    expect(stdout.startsWith('\u001b[1;31merror[')).toBe(colored);
  });
});
