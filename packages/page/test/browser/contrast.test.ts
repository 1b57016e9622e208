import { readFile } from 'node:fs/promises';

const TOKENS = await readFile(new URL('../../src/browser/style/tokens.css', import.meta.url), 'utf8');

const COLOURS = new Map(
  Array.from(
    TOKENS.matchAll(/--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

const GROUNDS = ['paper', 'surface', 'raised'];
const TEXTS = ['ink', 'quiet', 'public', 'tailnet', 'lan', 'cluster', 'denied', 'unknown', 'warning'];

describe.each(['light', 'dark'] as const)('the colours of the %s theme', (theme) => {
  it.each(TEXTS)('show text in --%s at 4.5:1', (name) => {
    expect(pairs(name, ['paper', 'surface']).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('show text on what is raised at 4.5:1', () => {
    expect([...pairs('ink', GROUNDS), ...pairs('quiet', GROUNDS)].filter(({ ratio }) => ratio < 4.5)).toEqual(
      [],
    );
  });

  it.each(['edge', 'focus'])('show lines in --%s at 3:1', (name) => {
    expect(pairs(name, ['paper', 'surface']).filter(({ ratio }) => ratio < 3)).toEqual([]);
  });

  function pairs(
    name: string,
    grounds: readonly string[],
  ): readonly { readonly ground: string; readonly ratio: number }[] {
    return grounds.map((ground) => ({ ground, ratio: contrast(colourOf(name), colourOf(ground)) }));
  }

  function colourOf(name: string): string {
    const colour = COLOURS.get(name);
    if (colour === undefined) throw new Error(`tokens.css has no --${name}`);
    return colour[theme];
  }
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
