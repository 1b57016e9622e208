import { visible } from '@netloom/diagnostics';
import type { Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { stepsOfPath } from '../document/node-at.ts';
import type { Snapshot } from '../document/snapshot.ts';
import { KIND_WORDS } from '../names/name-places.ts';
import type { Occurrence } from '../names/occurrence.ts';
import type { SchemaNode } from '../schema/schema-node.ts';
import { addressesAt, occurrenceAt, placesOf } from './locations.ts';
import { toWorkspaceEdit } from './text-edits.ts';

/** The name that would be renamed, or the reason why it cannot be. */
export type Renamable =
  | { readonly ok: true; readonly name: Occurrence; readonly range: Range; readonly placeholder: string }
  | { readonly ok: false; readonly message: string };

/** Whether what is at an offset can be renamed: it must be declared in the file. */
export function renamableAt(snapshot: Snapshot, offset: number): Renamable {
  if (!snapshot.hasTree) return refused('the file is not valid YAML at the moment: correct that first');
  const name = occurrenceAt(snapshot, offset);
  if (name === null) return refused(reasonAt(snapshot, offset));
  const word = `${KIND_WORDS[name.kind]} "${visible(name.key)}"`;
  const places = placesOf(snapshot, name);
  if (!places.some(({ isDefinition }) => isDefinition)) {
    return refused(
      `${word} is not declared in this file: it is derived, or belongs to something outside of it`,
    );
  }
  if (places.some(({ span }) => isShared(snapshot, span))) {
    return refused(`${word} is part of a value that aliases repeat: rename it by hand`);
  }
  const { start, end } = name.span;
  return { ok: true, name, range: snapshot.rangeOf(name.span), placeholder: snapshot.text.slice(start, end) };
}

export interface RenameOptions {
  readonly newName: string;
  readonly schema: SchemaNode;
  readonly versioned: boolean;
}

/** The edits that rename what is at an offset wherever it is named, or the reason why there are none. */
export function renameAt(
  snapshot: Snapshot,
  offset: number,
  { newName, schema, versioned }: RenameOptions,
): { readonly ok: true; readonly edit: WorkspaceEdit } | Extract<Renamable, { ok: false }> {
  const renamable = renamableAt(snapshot, offset);
  if (!renamable.ok) return renamable;
  const { name, placeholder } = renamable;
  const places = placesOf(snapshot, name);
  const patterns = places.flatMap(({ path, isDefinition }) =>
    isDefinition ? (schema.at(stepsOfPath(path))?.patterns ?? []) : [],
  );
  const broken = patterns.find((pattern) => !new RegExp(pattern, 'u').test(newName));
  if (newName === '' || broken !== undefined) {
    return refused(
      `"${visible(newName)}" cannot be the name of a ${KIND_WORDS[name.kind]}: it must match ${broken ?? '.+'}`,
    );
  }
  const key = name.key.slice(0, name.key.length - placeholder.length) + newName;
  const isTaken =
    key !== name.key && placesOf(snapshot, { kind: name.kind, key }).some((one) => one.isDefinition);
  // one host name may be exposed several times, by path
  if (isTaken && name.kind !== 'web-host') {
    return refused(`the file has a ${KIND_WORDS[name.kind]} "${visible(key)}" already: choose another name`);
  }
  const edits = places.map(({ span }) => ({ ...span, text: newName }));
  return { ok: true, edit: toWorkspaceEdit(snapshot, edits, { versioned }) };
}

function refused(message: string): Extract<Renamable, { ok: false }> {
  return { ok: false, message };
}

function reasonAt(snapshot: Snapshot, offset: number): string {
  if (addressesAt(snapshot, offset) !== null) {
    return 'an address is not a name: change it where it is declared, and netloom reports what no longer fits';
  }
  return 'there is no name here: rename a node, host, pool, service or anything else that the file gives a name to';
}

/** Text of an anchor: whatever repeats it may be something else. */
function isShared({ source }: Snapshot, { start, end }: Occurrence['span']): boolean {
  return (source.repeated ?? []).some((span) => span.start < end && start < span.end);
}
