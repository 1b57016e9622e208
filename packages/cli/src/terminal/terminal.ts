import type { Layout } from '@netloom/diagnostics/layout';
import { Output } from './output.ts';

/** Where a command prints: data on stdout, everything else on stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Printed only if stderr is a terminal. */
  readonly progress: (text: string) => void;
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** The widths of both; null where it is no terminal. */
  readonly columns: { readonly out: number | null; readonly err: number | null };
}

/** How a person reads what is printed on a stream. */
export function layoutOf({ color, columns }: Terminal, stream: 'out' | 'err'): Layout {
  return { color: color[stream], width: columns[stream] };
}

type Stream = NodeJS.WriteStream;

/** A terminal over the streams of a process. */
export interface ProcessTerminal extends Terminal {
  /** Whether all output has arrived; reports on stderr why it has not, unless the reader went away. */
  readonly ended: () => Promise<boolean>;
}

export function terminal({
  stdout,
  stderr,
}: {
  readonly stdout: Stream;
  readonly stderr: Stream;
}): ProcessTerminal {
  const [out, err] = [new Output(stdout), new Output(stderr)];
  return {
    out: (text) => {
      out.write(text);
    },
    err: (text) => {
      err.write(text);
    },
    progress: (text) => {
      if (stderr.isTTY) err.write(`${text}\n`);
    },
    color: { out: hasColors(stdout), err: hasColors(stderr) },
    columns: { out: columnsOf(stdout), err: columnsOf(stderr) },
    ended: async () => {
      const lost = await out.ended();
      if (lost !== null && !lost.readerGone) {
        err.write(`netloom: the output could not be written: ${lost.message}\n`);
      }
      return (await err.ended()) === null && lost === null;
    },
  };
}

/**
 * Whether a stream is painted: https://no-color.org and https://force-color.org, both of which an empty value leaves alone.
 * NO_COLOR is what a person has set, and FORCE_COLOR often what Nx or a CI has: it is less. `0` and `false` force nothing, as in
 * Node, which would also take an empty value for a yes, and `always` for a no.
 */
function hasColors(stream: Stream): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', ...env } = process.env;
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && stream.getColorDepth(env) > MONOCHROME;
}

/** Bits of a terminal that only has black and white. */
const MONOCHROME = 1;

/** What a terminal has that does not say how wide it is, and what nothing is made narrower for. */
const [UNSTATED, LEAST] = [80, 40];

function columnsOf({ isTTY, columns }: Stream): number | null {
  return isTTY ? Math.max(columns > 0 ? columns : UNSTATED, LEAST) : null;
}
