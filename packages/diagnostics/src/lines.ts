import type { Place, Position } from './diagnostic.ts';
import { pathInJson } from './path-in-json.ts';
import type { Source, Span } from './source.ts';

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Where each line of `source` starts. A line ends at LF, CR LF or CR, as in YAML. */
export function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (const lineBreak of source.text.matchAll(/\r\n?|\n/g)) {
    starts.push(lineBreak.index + lineBreak[0].length);
  }
  lineStartsOf.set(source, starts);
  return starts;
}

export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
}

/** The span as lines and columns; in an object of a running cluster with the path of the value, too. */
export function placeAt(source: Source, span: Span): Place {
  return {
    file: source.file,
    start: positionAt(source, span.start),
    end: positionAt(source, span.end),
    ...(source.isLive === true && { path: pathInJson(source.text, span.start) }),
  };
}

/** `network.yaml:12:5`; of a value in a running cluster `homelab: Service web/web: spec.loadBalancerIP`. */
export function describePlace({ file, start, path }: Place): string {
  if (path === undefined) return `${file}:${start.line}:${start.column}`;
  return path === '' ? file : `${file}: ${path}`;
}
