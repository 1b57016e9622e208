import { countDiagnostics, printGithub, printHuman, printJson, printSarif } from '@netloom/diagnostics';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { ALL_RULES } from '@netloom/engine/check';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { validateNetworks, type Fixing, type Validated } from './validate-networks.ts';

export interface ValidateOptions {
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly output: 'human' | 'json' | 'sarif' | 'github';
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings?: number;
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
  const mode = options.fixDryRun === true ? 'dry-run' : 'write';
  const fixing = fixFile === null ? null : ({ mode, fixFile } as const);
  const names = options.output !== 'human';
  const validated = await validateNetworks(networks, { fixing, names, context });
  const { terminal, exit } = context;
  const text = print(validated, { options, color: terminal.color.out });
  // the diff is the data then
  if (fixing?.mode === 'dry-run') terminal.err(text);
  else terminal.out(text);
  exit(exitOf(validated, options));
}

function print(
  { sources, diagnostics, waived }: Validated,
  { options, color }: { readonly options: ValidateOptions; readonly color: boolean },
): string {
  switch (options.output) {
    case 'human':
      return printHuman(diagnostics, { sources, color, waived });
    case 'json':
      return printJson(diagnostics, waived);
    case 'sarif':
      return printSarif(diagnostics, { version: manifest.version, rules: ALL_RULES, waived });
    case 'github':
      return printGithub(diagnostics);
    default:
      return options.output satisfies never;
  }
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
