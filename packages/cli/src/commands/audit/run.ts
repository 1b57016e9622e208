import { countDiagnostics, withoutTree } from '@netloom/diagnostics';
import { EXIT } from '@netloom/diagnostics/error';
import { ALL_RULES, concealSecrets, IMPORT_CONFLICT, SERVICE_SELECTS_NOTHING } from '@netloom/engine/check';
import type { Context } from '../../context.ts';
import { describeImport, importFrom } from '../../import-input/import-from.ts';
import type { SourceOptions } from '../../import-input/options.ts';
import { printReport, type ReportFormat } from '../../terminal/print-report.ts';
import { layoutOf } from '../../terminal/terminal.ts';

export interface AuditOptions extends SourceOptions {
  readonly output: ReportFormat;
  readonly verbose?: true;
}

/** Prints what the files of the sources prove to be wrong. */
export async function runAudit(
  folders: readonly string[],
  { options, context }: { readonly options: AuditOptions; readonly context: Context },
): Promise<void> {
  const result = await importFrom(folders, options, context);
  const { diagnostics, sources } = result.imported;
  const { terminal, exit } = context;
  const isEmpty = options.output === 'human' && diagnostics.length === 0;
  terminal.out(
    isEmpty
      ? 'no findings\n'
      : printReport(diagnostics, {
          output: options.output,
          sources: concealSecrets(sources, diagnostics).map(withoutTree),
          rules: [...ALL_RULES, IMPORT_CONFLICT, SERVICE_SELECTS_NOTHING],
          layout: layoutOf(terminal, 'out'),
          ...(options.verbose !== true && { unfold: '--verbose' }),
        }),
  );
  if (options.output === 'human') {
    for (const line of describeImport(result, options.verbose === true)) terminal.err(`${line}\n`);
  }
  exit(countDiagnostics(diagnostics).error > 0 ? EXIT.findings : EXIT.ok);
}
