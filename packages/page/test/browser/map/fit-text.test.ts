import { fitText } from '../../../src/browser/map/fit-text.ts';

const letters = (text: string): number => Array.from(new Intl.Segmenter().segment(text)).length;

describe(fitText, () => {
  it('leaves a text as it is where there is room', () => {
    expect(fitText('grafana', 7, letters)).toBe('grafana');
  });

  it('cuts the middle, so that both ends are seen', () => {
    expect(fitText('a-very-long-host.int.example.com', 11, letters)).toBe('a-ver…e.com');
  });

  it('is nothing rather than a few letters', () => {
    expect(fitText('a-very-long-host', 5, letters)).toBeNull();
  });

  it('never cuts a letter in two', () => {
    expect(fitText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 6, letters)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦…👩‍👩‍👧‍👦👩‍👩‍👧‍👦');
  });
});
