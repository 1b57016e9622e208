import type { TextEdit } from '../diagnostic.ts';
import type { Edit, EditValue } from '../edit.ts';
import type { Origin } from '../origin.ts';
import { primaryNode } from '../origins.ts';
import type { Source, SourceNode } from '../source.ts';
import { changeCollection } from './change-collection.ts';
import type { Change, Insertion } from './change.ts';
import { isCollection, isList } from './collection-text.ts';
import { replaceNode } from './replace.ts';
import { type Collection, slotOf } from './slots.ts';

/** Structural edits as edits of the texts they came from. Each collection is changed once, whatever happens in it. */
export function toTextEdits(edits: readonly Edit[]): readonly TextEdit[] {
  const plan = new Plan();
  for (const edit of edits) plan.add(edit);
  return plan.textEdits();
}

interface PlannedChange {
  readonly source: Source;
  readonly removed: Set<number>;
  readonly inserted: Insertion[];
}

class Plan {
  readonly #changes = new Map<Collection, PlannedChange>();
  readonly #replaced = new Map<SourceNode, { readonly source: Source; readonly value: EditValue }>();

  add(edit: Edit): void {
    switch (edit.kind) {
      case 'replace':
        this.#replace(edit.at, edit.value);
        return;
      case 'remove':
        this.#remove(edit.at);
        return;
      case 'insert':
        this.#insert(edit.into, { key: edit.key ?? null, value: edit.value });
        return;
      default:
        edit satisfies never;
    }
  }

  textEdits(): readonly TextEdit[] {
    const edits = (source: Source, splices: readonly Omit<TextEdit, 'file'>[]): readonly TextEdit[] =>
      splices.map((splice) => ({ file: source.file, ...splice }));
    return withoutNesting([
      ...[...this.#changes].flatMap(([collection, { source, removed, inserted }]) =>
        edits(source, changeCollection(source, { collection, removed, inserted } satisfies Change)),
      ),
      ...[...this.#replaced].flatMap(([node, { source, value }]) =>
        edits(source, replaceNode(source, node, value)),
      ),
    ]);
  }

  #replace(at: Origin, value: EditValue): void {
    const origin = written(at);
    if (origin.kind === 'default') {
      this.#insertInto(origin, value);
      return;
    }
    if (this.#replaced.has(origin.node)) throw new Error('a fix replaces one value twice');
    this.#replaced.set(origin.node, { source: origin.source, value });
  }

  #remove(at: Origin): void {
    const { source, node } = primaryNode(at);
    const slot = slotOf(source, node);
    if (at.kind === 'default' || slot.kind === 'root') throw new Error('a fix removes what is not written');
    this.#change(source, slot.parent).removed.add(slot.index);
  }

  #insert(into: Origin, insertion: Insertion): void {
    const origin = written(into);
    if (origin.kind === 'default') {
      this.#insertInto(origin, collectionOf(insertion));
      return;
    }
    const { source, node } = origin;
    if (node.kind !== 'scalar') {
      this.#insertChild(source, node, insertion);
      return;
    }
    if (node.value !== null) throw new Error(`a fix inserts into the scalar ${JSON.stringify(node.value)}`);
    const before = this.#replaced.get(node)?.value;
    this.#replaced.set(node, { source, value: merged(before, collectionOf(insertion)) });
  }

  /** Writes what was a default: the key into its owner. */
  #insertInto(origin: Extract<Origin, { kind: 'default' }>, value: EditValue): void {
    const { source, owner, key, within = [] } = origin;
    if (owner.kind !== 'mapping') throw new Error('a fix writes a default into what is not a mapping');
    const nested = within.reduceRight<EditValue>((inner, step) => ({ [step]: inner }), value);
    const { inserted } = this.#change(source, owner);
    const index = inserted.findIndex((insertion) => insertion.key === String(key));
    if (index < 0) this.#insertChild(source, owner, { key: String(key), value: nested });
    else inserted[index] = { key: String(key), value: merged(inserted[index]?.value, nested) };
  }

  #insertChild(source: Source, collection: Collection, insertion: Insertion): void {
    const { inserted } = this.#change(source, collection);
    const { key } = insertion;
    if ((collection.kind === 'mapping') !== (key !== null)) {
      throw new Error(`a fix inserts ${key === null ? 'an item' : `key "${key}"`} into a ${collection.kind}`);
    }
    if (collection.kind === 'mapping' && key !== null) {
      if (collection.entries.has(key) || inserted.some((other) => other.key === key)) {
        throw new Error(`a fix inserts key "${key}", which is there already`);
      }
    }
    inserted.push(insertion);
  }

  #change(source: Source, collection: Collection): PlannedChange {
    const known = this.#changes.get(collection);
    if (known !== undefined) return known;
    const change = { source, removed: new Set<number>(), inserted: [] };
    this.#changes.set(collection, change);
    return change;
  }
}

/** The lines of an insertion behind a child whose last lines are removed replace those lines. */
function withoutNesting(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.toSorted((left, right) => left.start - right.start || left.end - right.end);
  const result: TextEdit[] = [];
  for (const edit of sorted) {
    const before = result.at(-1);
    const isNested =
      before?.text === '' && edit.start === edit.end && before.start < edit.start && edit.start < before.end;
    const [gap = ''] = isNested ? (/^\r?\n/.exec(edit.text) ?? []) : [];
    if (gap === '' || before === undefined) result.push(edit);
    else result.splice(-1, 1, { ...before, text: edit.text.slice(gap.length) + gap });
  }
  return result;
}

function written(origin: Origin): Exclude<Origin, { kind: 'derived' }> {
  return origin.kind === 'derived' ? written(origin.from[0]) : origin;
}

function collectionOf({ key, value }: Insertion): EditValue {
  return key === null ? [value] : { [key]: value };
}

/** Two insertions into one collection that is not written yet. */
function merged(before: EditValue | undefined, after: EditValue): EditValue {
  if (before === undefined) return after;
  if (isList(before) && isList(after)) return [...before, ...after];
  if (isCollection(before) && isCollection(after) && !isList(before) && !isList(after)) {
    return { ...before, ...after };
  }
  throw new Error('a fix writes one value in two ways');
}
