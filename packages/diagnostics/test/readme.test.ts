import { readFileSync } from 'node:fs';
import { OriginMap, parseSource, place, printHuman, trackOrigins } from '../src/index.ts';

describe('the example of the README', () => {
  it('prints what the README shows', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [example = '', shown] = [...readme.matchAll(/```(?:ts)?\n(.*?)```/gs)].map(([, block]) =>
      String(block),
    );
    // the imports are this file's own, and the last expression is the answer.
    const body = example.replace(/^import.*$/m, '').replace('printHuman([', 'return printHuman([');
    const names = ['OriginMap', 'parseSource', 'place', 'printHuman', 'trackOrigins'];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the example is this package's own text
    const run = new Function(...names, body) as (...values: readonly unknown[]) => unknown;
    expect(run(OriginMap, parseSource, place, printHuman, trackOrigins)).toBe(shown);
  });
});
