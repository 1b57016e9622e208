import type { Diagnostic } from '@netloom/diagnostics';
import { inputDocs, type InputCode } from './inputs.ts';

/** The input could not be read at all: missing, a folder, forbidden. */
export class InputUnreadable extends Error {
  override readonly name = 'InputUnreadable';
  readonly diagnostic: Diagnostic;

  constructor(code: InputCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.diagnostic = {
      code,
      severity: 'error',
      message,
      range: null,
      related: [],
      help: null,
      fix: null,
      docs: inputDocs(code),
    };
  }
}
