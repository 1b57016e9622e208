import type * as z from 'zod';

/** One line for each of zod's issues: where, and what is wrong. */
export function issueLines(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `  ${pathText(issue.path)}: ${issue.message}`);
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(top)';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
