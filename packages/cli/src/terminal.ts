/** Where a command prints: data on stdout, everything else on stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Printed only where a person watches. */
  readonly progress: (text: string) => void;
  readonly color: { readonly out: boolean; readonly err: boolean };
}

type Stream = NodeJS.WriteStream;

export function terminal({ stdout, stderr }: { readonly stdout: Stream; readonly stderr: Stream }): Terminal {
  return {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    progress: (text) => {
      if (stderr.isTTY) stderr.write(`${text}\n`);
    },
    color: { out: hasColors(stdout), err: hasColors(stderr) },
  };
}

/** Node looks at NO_COLOR and TERM; a stream that is no terminal has no such method. */
function hasColors(stream: Stream): boolean {
  return stream.isTTY && stream.hasColors();
}
