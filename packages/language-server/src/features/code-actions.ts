import { visible } from '@netloom/diagnostics';
import { fixNetwork } from '@netloom/engine/fix';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver/node';
import type { CheckedSnapshot } from '../document/open-network.ts';
import { toLspDiagnostic, type DiagnosticOptions } from './diagnostics.ts';
import { differenceOf, toWorkspaceEdit } from './text-edits.ts';

export interface CodeActionOptions extends DiagnosticOptions {
  readonly versioned: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

export interface CodeActionInput {
  readonly range: Range;
  /** The kinds that are asked for; undefined: any. */
  readonly only: readonly string[] | undefined;
}

/** The fixes of what is found in a range, and the one that applies all fixes of the file. */
export function codeActions(
  { snapshot, checked }: CheckedSnapshot,
  { range, only }: CodeActionInput,
  options: CodeActionOptions,
): readonly CodeAction[] {
  const fixable = checked.diagnostics.filter(({ fix }) => fix !== null);
  const fixes = fixable.flatMap((found): readonly CodeAction[] => {
    const diagnostic = toLspDiagnostic(found, options);
    if (found.fix === null || !touches(diagnostic.range, range)) return [];
    return [
      {
        title: visible(found.fix.title),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: toWorkspaceEdit(snapshot, found.fix.edits, options),
      },
    ];
  });
  const all: CodeAction = {
    title: 'Fix all that netloom can fix',
    kind: FIX_ALL,
    data: { uri: snapshot.uri, version: snapshot.version },
  };
  return [...fixes, ...(fixable.length > 0 ? [all] : [])].filter(({ kind }) => isAsked(kind ?? '', only));
}

/** Fixing everything takes as many checks as there are passes: clients ask for its edit when it is chosen. */
export const FIX_ALL: CodeActionKind = `${CodeActionKind.SourceFixAll}.netloom`;

/** The edit of `netloom validate --fix` on the text as it is in the editor; without an edit where nothing is left to fix. */
export function resolveFixAll(
  action: CodeAction,
  { snapshot, loaded }: CheckedSnapshot,
  { today, versioned }: Pick<CodeActionOptions, 'today' | 'versioned'>,
): CodeAction {
  const { checked } = fixNetwork(loaded, { today });
  const edit = differenceOf(snapshot.text, checked.source.text);
  if (edit === null) return action;
  return { ...action, edit: toWorkspaceEdit(snapshot, [edit], { versioned }) };
}

/** A kind includes those below it: `source` asks for `source.fixAll`. */
function isAsked(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
