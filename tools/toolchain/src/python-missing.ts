/** Programs that PyPI has are installed by pip, which needs Python. */
export class PythonMissing extends Error {
  override readonly name = 'PythonMissing';

  constructor(program: string, reason: string, options?: ErrorOptions) {
    super(
      `${reason}, and ${program} must be installed. Install Python with pip as https://packaging.python.org/en/latest/tutorials/installing-packages/ says.`,
      options,
    );
  }
}
