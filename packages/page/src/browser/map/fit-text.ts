/** Widths of texts in one font. */
export type MeasureText = (text: string) => number;

/** The text where there is room for it; else its ends, which tell long names apart; null where no letters would be left. */
export function fitText(text: string, room: number, measure: MeasureText): string | null {
  if (measure(text) <= room) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const tried = Math.floor((fits + tooMany) / 2);
    if (measure(cut(letters, tried)) <= room) fits = tried;
    else tooMany = tried;
  }
  return fits < LEAST ? null : cut(letters, fits);
}

/** Fewer letters than these tell nothing. */
const LEAST = 5;

function cut(letters: readonly string[], count: number): string {
  const start = Math.ceil(count / 2);
  const end = count - start;
  return `${letters.slice(0, start).join('')}…${end === 0 ? '' : letters.slice(-end).join('')}`;
}

/** Measures with a canvas, once for each text. */
export function textMeasure(font: string): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (context !== null) context.font = font;
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = context?.measureText(text).width ?? text.length * 8;
    widths.set(text, width);
    return width;
  };
}
