import { countDiagnostics } from '@netloom/diagnostics';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { ALL_RULES } from '@netloom/engine/check';
import type { Context } from '../../context.ts';
import { refuseStdin } from '../../network-input/load-input.ts';
import { printReport, type KnownPart, type ReportFormat } from '../../terminal/print-report.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { validateNetworks, type Fixing, type Validated } from './validate-networks.ts';

export interface ValidateOptions {
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly output: ReportFormat;
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings?: number;
  readonly verbose?: true;
  readonly watch?: true;
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
  const { sources, diagnostics, waived, known } = validated;
  const { output } = options;
  // the diff is the data then
  const stream = fixing?.mode === 'dry-run' ? 'err' : 'out';
  const text = printReport(diagnostics, {
    ...{ output, sources, waived, known, rules: ALL_RULES },
    layout: layoutOf(terminal, stream),
    ...(options.verbose !== true && { unfold: '--verbose' }),
  });
  terminal[stream](text);
  if (output === 'human') terminal.err(knownText(known, options));
  exit(exitOf(validated, options));
}

/** One line, or one for each. */
function knownText(known: readonly KnownPart[], { verbose }: ValidateOptions): string {
  if (known.length === 0) return '';
  const files = new Set(known.map(({ file }) => file));
  const lines = known.map(({ file, name, text }) =>
    visible(`${files.size > 1 ? `${file}: ` : ''}${name}: ${text}`),
  );
  if (verbose === true) {
    return `known, not managed:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  }
  const names = [...new Set(known.map(({ name }) => name))];
  return `known, not managed: ${visible(names.join(', '))} (--verbose says what of each)\n`;
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
