import { readFile } from 'node:fs/promises';
import { applyEdits, countDiagnostics, type Diagnostic, type Source } from '@netloom/diagnostics';
import { EXIT } from '@netloom/diagnostics/error';
import { checkProse, PROSE_RULES, proseDocs } from '@netloom/documents/prose';
import type { CheckedNetwork } from '@netloom/engine';
import { replaceText } from '@netloom/engine/fix';
import type { Context } from '../../context.ts';
import { printReport, type ReportFormat } from '../../terminal/print-report.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { findTexts } from './find-texts.ts';

export interface CheckFilesOptions {
  /** Files, and folders with files. */
  readonly files: readonly string[];
  readonly fix?: true;
  readonly output: ReportFormat;
  readonly verbose?: true;
}

interface CheckedText {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares texts with the network, replaces what is certain if asked to, and prints what is left. */
export async function checkFiles(
  network: CheckedNetwork,
  { options, context }: { readonly options: CheckFilesOptions; readonly context: Context },
): Promise<void> {
  const { terminal, exit } = context;
  const texts: CheckedText[] = [];
  for (const file of await findTexts(options.files, network.source.file)) {
    const text = await readFile(file, 'utf8');
    const checked = checkText(file, text, network);
    texts.push(options.fix === true ? await fixText(checked, { network, context }) : checked);
  }
  const diagnostics = texts.flatMap((text) => text.diagnostics);
  const sources = [network.source, ...texts.map(({ source }) => source)];
  if (diagnostics.length === 0 && options.output === 'human') {
    terminal.err(
      `${texts.length === 1 ? '1 file' : `${texts.length} files`}: nothing contradicts the network\n`,
    );
  } else {
    const rules = PROSE_RULES.map((rule) => ({ ...rule, docs: proseDocs(rule.code) }));
    const { output } = options;
    terminal.out(
      printReport(diagnostics, {
        ...{ output, sources, rules },
        layout: layoutOf(terminal, 'out'),
        ...(options.verbose !== true && { unfold: '--verbose' }),
      }),
    );
  }
  exit(countDiagnostics(diagnostics).error > 0 ? EXIT.findings : EXIT.ok);
}

function checkText(file: string, text: string, { facts }: CheckedNetwork): CheckedText {
  return { source: { file, text, root: null }, diagnostics: checkProse(file, text, facts) };
}

async function fixText(
  { source: { file, text: before }, diagnostics }: CheckedText,
  { network, context }: { readonly network: CheckedNetwork; readonly context: Context },
): Promise<CheckedText> {
  const after = applyEdits(
    before,
    diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
  );
  if (after !== before) await replaceText(file, { before, after });
  for (const { code, fix } of diagnostics) {
    if (fix !== null) context.terminal.err(`fixed ${code}: ${fix.title}\n`);
  }
  return checkText(file, after, network);
}
