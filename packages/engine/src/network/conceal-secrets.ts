import type { Diagnostic, Source } from '@netloom/diagnostics';
import { secretInPlaintext } from '@netloom/network-model';

/** The source as it may be printed: what looks like a secret is dotted out, in every frame that shows its line. */
export function concealSecrets(source: Source, diagnostics: readonly Diagnostic[]): Source {
  const text = diagnostics.reduce((shown, { code, range }) => {
    if (code !== secretInPlaintext.code || range?.file !== source.file) return shown;
    const { start, end } = range;
    const secret = shown.slice(start.offset, end.offset);
    // of the same length, so that every other place stays where it is
    return shown.slice(0, start.offset) + secret.replaceAll(/[^\r\n]/g, '•') + shown.slice(end.offset);
  }, source.text);
  return { ...source, text };
}
