import type { Diagnostic } from '@netloom/diagnostics';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';
import { inputDocs, type InputCode } from './inputs.ts';

/** The input could not be read at all: missing, a folder, forbidden. */
export class InputUnreadable extends NetloomError {
  override readonly name = 'InputUnreadable';
  override readonly exit = EXIT.unreadable;
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
