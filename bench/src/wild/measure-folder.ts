import { memoryUsage } from 'node:process';
import { countDiagnostics, type Diagnostic } from '@netloom/diagnostics';
import { importNetworks, readSources, type ReadSourcesOptions } from '@netloom/importer';

/** What import and audit make of one checkout. */
export interface WildRow {
  readonly files: number;
  readonly networks: number;
  /** How many of them are network files. */
  readonly valid: number;
  readonly guesses: number;
  readonly unread: number;
  /** What no network file has, by kind. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly counts: ReturnType<typeof countDiagnostics>;
  readonly seconds: number;
  /** Of the process, after it. */
  readonly mebibytes: number;
  readonly findings: readonly string[];
}

export async function measureFolder(folder: string, helm: ReadSourcesOptions['helm']): Promise<WildRow> {
  const start = performance.now();
  const sources = await readSources([{ kind: 'folder', path: folder }], { helm, env: process.env });
  const { networks, diagnostics } = await importNetworks(sources, new Date().toISOString().slice(0, 10));
  const leftOut = networks.flatMap((network) => network.leftOut);
  return {
    files: sources.files,
    networks: networks.length,
    valid: networks.filter(({ isValid }) => isValid).length,
    guesses: networks.reduce((sum, { guesses }) => sum + guesses, 0),
    unread: sources.unread.length,
    leftOut: new Map(
      Array.from(
        Map.groupBy(leftOut, ({ kind }) => kind),
        ([kind, rows]) => [kind, rows.length],
      ),
    ),
    counts: countDiagnostics(diagnostics),
    seconds: (performance.now() - start) / 1_000,
    mebibytes: memoryUsage().rss / 2 ** 20,
    findings: diagnostics.map(print),
  };
}

function print({ code, severity, message, range }: Diagnostic): string {
  const place = range === null ? '' : ` ${range.file}:${range.start.line}`;
  return `${severity}[${code}]${place}: ${message}`;
}
