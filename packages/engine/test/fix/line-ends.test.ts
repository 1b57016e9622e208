import { readFileSync } from 'node:fs';
import { parseSource, type Diagnostic } from '@netloom/diagnostics';
import { ASSETS } from '../../src/assets.ts';
import { fixNetwork } from '../../src/fix.ts';
import { checkNetwork } from '../../src/network/check-network.ts';
import { PAGE_PATHS } from '../../src/pages.ts';

/** What the page of each code shows as a mistake. */
const MISTAKES = [...PAGE_PATHS].flatMap(([code, path]) =>
  [...readFileSync(new URL(path, ASSETS), 'utf8').matchAll(/^```yaml fires\n(.*?)^```$/gms)].map(
    ([, text = '']) => ({ code, text }),
  ),
);

/** As Git for Windows checks a file out. */
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const parse = (text: string): ReturnType<typeof parseSource> => parseSource(text, 'network.yaml');

/** A finding without the fix, whose offsets and line breaks are those of the file. */
function told({ code, message, help, range, related }: Diagnostic): object {
  const places = [range, ...related.map((other) => other.range)].map(
    (place) => place && [place.start.line, place.start.column, place.end.line, place.end.column].join(':'),
  );
  return { code, message, help, places };
}

describe('a file with CRLF', () => {
  it.each(MISTAKES)('has the findings of $code in the same places, and keeps its line ends', ({ text }) => {
    expect(checkNetwork(parse(crlf(text))).diagnostics.map(told)).toEqual(
      checkNetwork(parse(text)).diagnostics.map(told),
    );
    const { checked } = fixNetwork(parse(text));
    expect(fixNetwork(parse(crlf(text))).checked.source.text).toBe(crlf(checked.source.text));
  });
});
