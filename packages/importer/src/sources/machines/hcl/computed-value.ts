import type { Source, Span } from '@netloom/diagnostics';
import type { HiddenPart, TreeScalar } from '../../tree.ts';
import { unknownPlaceholder } from '../../tree/secrets.ts';
import { heredocAt } from './heredoc.ts';
import { literalText } from './interpolation.ts';

/** A scalar with placeholders for what Terraform would compute: `<domain>` for `var.domain`, `web.<domain>` for a text with it. */
export function computedValue(source: Source, span: Span): TreeScalar {
  const written = source.text.slice(span.start, span.end).trim();
  const hidden: HiddenPart[] = [];
  const placeholderOf = (expression: string): string => {
    const name = nameOf(expression);
    const placeholder = unknownPlaceholder(name);
    hidden.push({ kind: 'unknown', placeholder, name });
    return placeholder;
  };
  const heredoc = heredocAt(written, 0);
  const text = heredoc?.value ?? /^"((?:[^"\\]|\\.)*)"$/.exec(written)?.[1];
  const isPlain = text !== undefined && !/(?:^|[^%])%\{/.test(text);
  const value = isPlain
    ? literalText(
        text.replace(/(?<!\$)\$\{([^{}]*)\}/g, (_, expression: string) => placeholderOf(expression)),
      )
    : placeholderOf(written);
  return { kind: 'scalar', source, span, value, hidden };
}

/** Words of a reference that name no thing. */
const GENERAL = /^(?:var|local|module|data|each|self|value|metadata|manifest|spec|name|id|\d+)$/;

/** `domain` of `var.domain`, `kubernetes_namespace_web` of `kubernetes_namespace.web.metadata[0].name`. */
function nameOf(expression: string): string {
  const words = expression.match(/\w+/g) ?? [];
  const telling = words.filter((word) => !GENERAL.test(word)).slice(-2);
  return telling.length === 0 ? (words.at(-1) ?? 'value') : telling.join('_');
}
