import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type {
  SourceEntry,
  SourceMapping,
  SourceNode,
  SourceScalar,
  SourceSequence,
  Span,
} from '../source.ts';
import { Anchors } from './anchors.ts';
import { checkEscapes } from './characters.ts';
import { LIMITS, tooDeep } from './limits.ts';
import { mergedEntries } from './merge.ts';
import type { Mistake, Mistakes } from './mistakes.ts';
import { isMergeKey, refuseInteger, refuseKey, refuseTag } from './refusals.ts';
import { resolvePlain } from './scalar.ts';
import { type Role, type ScalarEvent, flowEnd, scalarSpan } from './spans.ts';

type MappingEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING }>;
type SequenceEvent = Extract<Event, { type: typeof EVENT_ID.SEQUENCE }>;
type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

export interface TreeReaderInput {
  readonly events: readonly Event[];
  /** The index of the event after the document's own. */
  readonly first: number;
  readonly mistakes: Mistakes;
  /** Where the text of the document begins; 0 unless given. */
  readonly cursor?: number;
  /** Which keys a mapping may hold: of `scalars`, numbers and their like go by their text. */
  readonly keys?: 'strings' | 'scalars';
}

/** Reads the tree of one document from the parser's events, and collects what is refused on the way. */
export class TreeReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #mistakes: Mistakes;
  readonly #anchors: Anchors;
  readonly #keys: NonNullable<TreeReaderInput['keys']>;
  #next: number;
  /** One past the last character that belongs to a node read so far. */
  #cursor: number;
  #depth = 0;

  constructor(text: string, { events, first, mistakes, cursor = 0, keys = 'strings' }: TreeReaderInput) {
    this.#text = text;
    this.#events = events;
    this.#next = first;
    this.#cursor = cursor;
    this.#keys = keys;
    this.#mistakes = mistakes;
    this.#anchors = new Anchors(text, mistakes);
  }

  get cursor(): number {
    return this.#cursor;
  }

  /** The index of the event after the last that was read. */
  get next(): number {
    return this.#next;
  }

  /** Text that aliases repeat. */
  get repeated(): readonly Span[] {
    return this.#anchors.repeated;
  }

  readRoot(): SourceNode {
    return this.#readNode('root');
  }

  #take(): NodeEvent {
    const event = this.#events[this.#next];
    this.#next += 1;
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) {
      throw new Error('the YAML parser gave an event where a node was due');
    }
    return event;
  }

  /** Whether the collection ends here; goes past its end. */
  #ends(): boolean {
    if (this.#events[this.#next]?.type !== EVENT_ID.POP) return false;
    this.#next += 1;
    return true;
  }

  #readNode(role: Role): SourceNode {
    const event = this.#take();
    const name = { start: event.anchorStart, end: event.anchorEnd };
    if (event.type === EVENT_ID.ALIAS) {
      this.#cursor = name.end;
      return this.#anchors.expand(name, this.#depth);
    }
    this.#addIfAny(refuseTag(this.#text, event));
    const close = name.start < 0 ? null : this.#anchors.open(name);
    const node = this.#readValue(event, role);
    close?.(node);
    return node;
  }

  #readValue(event: Exclude<NodeEvent, { type: typeof EVENT_ID.ALIAS }>, role: Role): SourceNode {
    if (event.type === EVENT_ID.SCALAR) return this.#scalar(event, role);
    this.#depth += 1;
    if (this.#depth === LIMITS.depth + 1) {
      this.#mistakes.add({ ...tooDeep, span: { start: event.start, end: event.start + 1 } });
    }
    const node = event.type === EVENT_ID.SEQUENCE ? this.#sequence(event) : this.#mapping(event);
    this.#depth -= 1;
    return node;
  }

  #scalar(event: ScalarEvent, role: Role): SourceScalar {
    const span = scalarSpan(this.#text, { event, role, cursor: this.#cursor });
    this.#cursor = span.end;
    const text = getScalarValue(this.#text, event);
    if (event.style === SCALAR_STYLE.PLAIN) {
      const scalar = { kind: 'scalar', span, value: resolvePlain(text) } as const;
      this.#addIfAny(refuseInteger(text, scalar));
      return scalar;
    }
    if (event.style === SCALAR_STYLE.DOUBLE_QUOTED && !event.fast) {
      const wrong = checkEscapes(this.#text.slice(span.start, span.end), text);
      if (wrong !== null) this.#mistakes.add({ ...wrong, span });
    }
    return { kind: 'scalar', span, value: text };
  }

  #sequence(event: SequenceEvent): SourceSequence {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    this.#cursor = flow ? event.start + 1 : event.start;
    const items: SourceNode[] = [];
    while (!this.#ends()) items.push(this.#readNode('item'));
    if (flow) this.#cursor = flowEnd(this.#text, this.#cursor, ']');
    return { kind: 'sequence', span: { start: event.start, end: this.#cursor }, items, flow };
  }

  #mapping(event: MappingEvent): SourceMapping {
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const braced = flow && this.#text[event.start] === '{' && !this.#startsWithMappingAt(event.start);
    this.#cursor = braced ? event.start + 1 : event.start;
    const entries = new Map<string, SourceEntry>();
    let merge: SourceEntry | null = null;
    while (!this.#ends()) {
      const key = this.#key();
      const value = this.#readNode('value');
      if (key === null) continue;
      const first = key.isMerge ? merge : entries.get(key.name);
      if (first == null) {
        if (key.isMerge) merge = { key: key.node, value };
        else entries.set(key.name, { key: key.node, value });
      } else {
        this.#mistakes.add({
          code: 'duplicate-key',
          message: `key "${key.name}" is written twice in one mapping`,
          span: key.node.span,
          first: first.key.span,
          help: 'remove one of the two',
        });
      }
    }
    if (merge !== null) this.#merge(entries, merge.value);
    if (braced) this.#cursor = flowEnd(this.#text, this.#cursor, '}');
    return { kind: 'mapping', span: { start: event.start, end: this.#cursor }, entries, flow };
  }

  /** A key of the mapping itself counts before a merged one. */
  #merge(entries: Map<string, SourceEntry>, value: SourceNode): void {
    const merged = mergedEntries(this.#text, value);
    for (const mistake of merged.mistakes) this.#mistakes.add(mistake);
    for (const [name, entry] of merged.entries) {
      const own = entries.get(name);
      entries.set(name, own === undefined ? entry : { ...own, overrides: true });
    }
  }

  /** In `[{a: b}: c]` the pair and its key start at the same bracket. */
  #startsWithMappingAt(start: number): boolean {
    const event = this.#events[this.#next];
    return event?.type === EVENT_ID.MAPPING && event.start === start;
  }

  /** null where the mapping must not hold an entry by this key. */
  #key(): { readonly name: string; readonly node: SourceScalar; readonly isMerge: boolean } | null {
    const event = this.#events[this.#next];
    const node = this.#readNode('key');
    const refused = refuseKey(this.#text, node, event);
    this.#addIfAny(refused);
    if (this.#keys === 'scalars' && refused?.code === 'non-string-key' && node.kind === 'scalar') {
      return { name: this.#text.slice(node.span.start, node.span.end), node, isMerge: false };
    }
    if (refused !== null || event?.type === EVENT_ID.ALIAS || node.kind !== 'scalar') return null;
    return { name: String(node.value), node, isMerge: isMergeKey(node, event) };
  }

  #addIfAny(mistake: Mistake | null): void {
    if (mistake !== null) this.#mistakes.add(mistake);
  }
}
