import * as fc from 'fast-check';
import { parseHash, printHash, START, VIEWS, type PageState } from '../../src/browser/state/page-state.ts';

describe(parseHash, () => {
  it('reads a link', () => {
    expect(parseHash('#/reach/service/web/site?from=internet&to=https%3A%2F%2Fexample.com')).toEqual({
      ...START,
      view: 'reach',
      selected: 'service/web/site',
      from: 'internet',
      to: 'https://example.com',
    });
  });

  it.each(['', '#', '#/', '#/nothing', '#?', '#section'])('takes %j as the start', (hash) => {
    expect(parseHash(hash)).toEqual(START);
  });

  it('reads what a cut link has left', () => {
    expect(parseHash('#/map/name/%E0%A4%A')).toEqual({ ...START, selected: 'name/%E0%A4%A' });
  });

  it('reads what printHash wrote, whatever stands in it', () => {
    const text = fc.option(fc.string({ minLength: 1, unit: 'binary' }).map((value) => value.toWellFormed()));
    const states: fc.Arbitrary<PageState> = fc.record({
      view: fc.constantFrom(...VIEWS),
      selected: text,
      from: text,
      to: text,
      within: text,
      code: text,
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(parseHash(printHash(state))).toEqual(state);
      }),
    );
  });
});
