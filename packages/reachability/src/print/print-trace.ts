import { dumpJson } from '@netloom/chart-kit';
import type { Origin } from '@netloom/diagnostics';
import { printEndpoint, printTarget } from '@netloom/network-model';
import type { Trace } from '../trace.ts';

/** How the caller writes a place, e.g. `network.yaml:12:5`. */
export type PlaceOf = (origin: Origin) => string;

/** A trace for people: the verdict, then a line for each hop with its place below. */
export function printTrace({ from, to, verdict, hops }: Trace, placeOf: PlaceOf): string {
  const width = Math.max(...hops.map(({ layer }) => layer.length));
  const lines = hops.flatMap((hop) => {
    const head = `  ${hop.verdict.padEnd('unknown'.length)}  ${hop.layer.padEnd(width)}  `;
    const place = hop.at === null ? [] : [`${' '.repeat(head.length)}at ${placeOf(hop.at)}`];
    return [`${head}${hop.text}`, ...place];
  });
  return [`${printEndpoint(from)} to ${printTarget(to)}: ${verdict}`, ...lines, ''].join('\n');
}

export function traceJson({ from, to, verdict, hops }: Trace, placeOf: PlaceOf): string {
  return dumpJson({
    formatVersion: 1,
    from: printEndpoint(from),
    to: printTarget(to),
    verdict,
    hops: hops.map(({ at, layer, text, ...hop }) => ({
      layer,
      verdict: hop.verdict,
      text,
      at: at === null ? null : placeOf(at),
    })),
  });
}
