import type { Tool } from './tools.ts';

/** Tools are compiled from source, and there is no Go to do it. */
export class GoMissing extends Error {
  override readonly name = 'GoMissing';

  constructor({ module, version }: Tool) {
    super(
      `go is not on PATH, and ${module}@${version} must be compiled. Install it as https://go.dev/doc/install says.`,
    );
  }
}
