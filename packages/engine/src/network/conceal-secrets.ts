import type { Diagnostic, Source } from '@netloom/diagnostics';
import { secretInPlaintext } from '@netloom/network-model';

/** The sources as they may be printed: what looks like a secret is dotted out, in every frame that shows its line. */
export function concealSecrets(
  sources: readonly Source[],
  diagnostics: readonly Diagnostic[],
): readonly Source[] {
  const secrets = diagnostics.filter(({ code }) => code === secretInPlaintext.code);
  return sources.map((source) => ({
    ...source,
    text: secrets.reduce((text, { range }) => {
      if (range?.file !== source.file) return text;
      const { start, end } = range;
      const secret = text.slice(start.offset, end.offset);
      // of the same length, so that every other place stays where it is
      return text.slice(0, start.offset) + secret.replaceAll(/[^\r\n]/g, '•') + text.slice(end.offset);
    }, source.text),
  }));
}
