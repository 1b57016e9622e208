import { countDiagnostics } from '@netloom/diagnostics';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { ALL_RULES } from '@netloom/engine/check';
import type { Context } from '../../context.ts';
import { refuseStdin } from '../../network-input/load-input.ts';
import { printReport, type ReportFormat } from '../../terminal/print-report.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { validateNetworks, type Fixing, type Validated } from './validate-networks.ts';

export interface ValidateOptions {
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly output: ReportFormat;
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings?: number;
  readonly verbose?: true;
}

/** Checks networks, fixes them if asked to, and prints what is left. */
export async function runValidate(
  networks: readonly string[],
  {
    options,
    context,
    fixFile,
  }: {
    readonly options: ValidateOptions;
    readonly context: Context;
    /** null where neither `--fix` nor `--fix-dry-run` is given. */
    readonly fixFile: Fixing['fixFile'] | null;
  },
): Promise<void> {
  if (options.fix === true) {
    for (const network of networks) {
      refuseStdin(network, '--fix writes into the file; --fix-dry-run prints the patch');
    }
  }
  const mode = options.fixDryRun === true ? 'dry-run' : 'write';
  const fixing = fixFile === null ? null : ({ mode, fixFile } as const);
  const names = options.output !== 'human';
  const validated = await validateNetworks(networks, { fixing, names, context });
  const { terminal, exit } = context;
  const { sources, diagnostics, waived } = validated;
  const { output } = options;
  // the diff is the data then
  const stream = fixing?.mode === 'dry-run' ? 'err' : 'out';
  const text = printReport(diagnostics, {
    ...{ output, sources, waived, rules: ALL_RULES },
    layout: layoutOf(terminal, stream),
    ...(options.verbose !== true && { unfold: '--verbose' }),
  });
  terminal[stream](text);
  exit(exitOf(validated, options));
}

function exitOf(
  { diagnostics, unreadable }: Validated,
  { failOn, maxWarnings = Infinity }: ValidateOptions,
): ExitCode {
  if (unreadable) return EXIT.unreadable;
  const { error, warning } = countDiagnostics(diagnostics);
  const failing = error > 0 || warning > maxWarnings || (failOn === 'warning' && warning > 0);
  return failing ? EXIT.findings : EXIT.ok;
}
