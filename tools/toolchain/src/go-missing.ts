/** Tools are compiled from source, which needs Go. */
export class GoMissing extends Error {
  override readonly name = 'GoMissing';

  constructor(module: string, version: string) {
    super(
      `go is not on PATH, and ${module}@${version} must be compiled. Install it as https://go.dev/doc/install says.`,
    );
  }
}
