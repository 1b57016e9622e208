import { codeSpan, tableText } from '@netloom/chart-kit';
import { runCommand } from '@netloom/cli';
import { table } from '../table.ts';

/** A code as `netloom explain --output json` lists it. */
interface ExplainedCode {
  readonly code: string;
  readonly severity: string;
  readonly description: string;
  readonly subject: string;
  readonly docs: string;
  readonly fixable: boolean;
}

/** Every code of a finding by its subject, each with a link to its page: what `netloom explain` lists. */
export async function codesSection(): Promise<string> {
  const bySubject = Map.groupBy(await explainedCodes(), ({ subject }) => subject);
  return [...bySubject]
    .map(([subject, codes]) => {
      const rows = codes.map(({ docs, fixable, severity, description, ...one }) => [
        `[${codeSpan(one.code)}](../../${docs})`,
        severity,
        fixable ? codeSpan('--fix') : '',
        tableText(description),
      ]);
      return `## ${subject}\n\n${table(['Code', 'Severity', 'Fix', 'What is required'], rows)}`;
    })
    .join('\n\n');
}

export async function explainedCodes(): Promise<readonly ExplainedCode[]> {
  let printed = '';
  const ignore = (): void => undefined;
  const exit = await runCommand(['node', 'netloom', 'explain', '--output', 'json'], {
    terminal: {
      out: (text) => (printed += text),
      err: ignore,
      progress: ignore,
      color: { out: false, err: false },
      columns: { out: null, err: null },
    },
    interruption: { signal: new AbortController().signal, happened: false, finish: ignore },
  });
  if (exit !== 0) throw new Error(`netloom explain ended with ${exit}`);
  // the command's own output
  return (JSON.parse(printed) as { readonly codes: readonly ExplainedCode[] }).codes;
}
