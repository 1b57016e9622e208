/** Packages of Python need Python and its pip. */
export class PythonMissing extends Error {
  override readonly name = 'PythonMissing';

  constructor(requirements: string, reason: string, options?: ErrorOptions) {
    super(`${requirements} cannot be installed: ${reason}`, options);
  }
}
