import {
  printGithub,
  printHuman,
  printJson,
  printSarif,
  type Diagnostic,
  type Layout,
  type SarifOptions,
  type Source,
  type Waived,
} from '@netloom/diagnostics';
import manifest from '../../package.json' with { type: 'json' };

/** The forms in which findings are printed as the result of a command. */
export type ReportFormat = 'human' | 'json' | 'sarif' | 'github';

export interface ReportOptions {
  readonly output: ReportFormat;
  readonly sources: readonly Source[];
  readonly layout: Layout;
  /** The command that shows what is folded; without it nothing is. */
  readonly unfold?: string;
  /** Every rule that was run. */
  readonly rules: SarifOptions['rules'];
  readonly waived?: readonly Waived[];
  /** What of the networks is only known. */
  readonly known?: readonly KnownPart[];
}

export interface KnownPart {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

/** Findings as the result of a command. */
export function printReport(
  diagnostics: readonly Diagnostic[],
  { output, sources, layout, unfold, rules, waived = [], known = [] }: ReportOptions,
): string {
  switch (output) {
    case 'human':
      return printHuman(diagnostics, { ...layout, sources, waived, ...(unfold !== undefined && { unfold }) });
    case 'json':
      return printJson(diagnostics, waived, known);
    case 'sarif':
      return printSarif(diagnostics, { version: manifest.version, rules, waived });
    case 'github':
      return printGithub(diagnostics);
    default:
      return output satisfies never;
  }
}
