import type { Diagnostic, Source } from '@netloom/diagnostics';

/** Whether what looks like a secret in a file of a user is none: a comment, a reference, or the name of a client. */
export function isNoSecret(
  { file, start, end }: NonNullable<Diagnostic['range']>,
  sources: ReadonlyMap<string, Source>,
): boolean {
  const text = sources.get(file)?.text ?? '';
  const line = text.slice(0, start.offset);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  return (
    isComment(before) || IDENTIFIER.test(before) || isReference(file, text.slice(start.offset, end.offset))
  );
}

/** Comments explain with made-up passwords: nothing in them is live. */
function isComment(before: string): boolean {
  return /(^|\s)#/.test(before);
}

/** What others see of a client of OpenID Connect, or of an account: https://www.rfc-editor.org/rfc/rfc6749#section-2.2 */
const IDENTIFIER = /\b(?:client|account|zone|app|tenant)[_-]?id["']?\s*[:=]\s*["']?$/i;

/** `token = var.token`: Terraform has literals in quotes only. */
function isReference(file: string, written: string): boolean {
  if (!/\.(?:tf|tofu|tfvars)$/.test(file)) return false;
  const [, value = ''] = /=\s*(.*)$/s.exec(written) ?? [];
  return !value.startsWith('"') || value.startsWith('"${');
}
