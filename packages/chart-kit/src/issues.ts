import type * as z from 'zod';

/** One line for each of zod's issues: where, what is wrong, and the value where zod reports it. */
export function issueLines(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `  ${pathText(issue.path)}: ${issue.message}${valueText(issue.input)}`);
}

/** Of an object the path says enough. */
function valueText(value: unknown): string {
  return value === undefined || typeof value === 'object' ? '' : `: ${JSON.stringify(value)}`;
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(top)';
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}
