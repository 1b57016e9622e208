import { Output } from './output.ts';

/** Where a command prints: data on stdout, everything else on stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Printed only if stderr is a terminal. */
  readonly progress: (text: string) => void;
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** The width of stdout; null where it is no terminal. */
  readonly columns: number | null;
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
    columns: stdout.isTTY ? stdout.columns : null,
    ended: async () => {
      const lost = await out.ended();
      if (lost !== null && !lost.readerGone) {
        err.write(`netloom: the output could not be written: ${lost.message}\n`);
      }
      return (await err.ended()) === null && lost === null;
    },
  };
}

/** Node looks at NO_COLOR and TERM; a stream that is no terminal has no such method. */
function hasColors(stream: Stream): boolean {
  return stream.isTTY && stream.hasColors();
}
