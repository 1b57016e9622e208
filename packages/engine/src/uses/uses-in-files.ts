import { intervalOf, type IntervalSet } from '@netloom/addresses';
import { plain, type GeneratedFile } from '@netloom/chart-kit';
import { primaryNode, type Origin, type OriginMap } from '@netloom/diagnostics';
import { parseAddresses, type Claim } from '@netloom/network-model';
import type { Subject } from './subject.ts';

/** A value of a generated file. */
export interface FileUse {
  readonly file: string;
  /** JSON Pointer of the value, or of all values in one place. */
  readonly pointer: string;
}

interface Context {
  readonly claims: readonly Claim[];
  readonly origins: OriginMap;
  readonly drawings: ReadonlyMap<string, GeneratedFile>;
}

/** The values that are derived from the subject, and those that hold its addresses or hosts as text. */
export function usesInFiles(subject: Subject, { claims, origins, drawings }: Context): readonly FileUse[] {
  const search = new Search(subject, { claims, origins });
  return [...drawings].flatMap(([file, { documents }]) =>
    search
      .under(documents.length === 1 ? documents[0] : documents, { pointer: '', isDerived: false })
      .pointers.map((pointer) => ({ file, pointer: `#${pointer}` })),
  );
}

interface Location {
  readonly pointer: string;
  /** Whether the parent of the value is derived from the subject. */
  readonly isDerived: boolean;
}

interface Hits {
  readonly pointers: readonly string[];
  /** Every value below is a hit: the pointer of the whole covers them. */
  readonly all: boolean;
}

class Search {
  readonly #addresses: IntervalSet;
  readonly #blocks: ReadonlySet<string>;
  readonly #hosts: readonly RegExp[];
  readonly #nodes: readonly PrimaryNode[];
  readonly #origins: OriginMap;

  constructor(subject: Subject, { claims, origins }: Pick<Context, 'claims' | 'origins'>) {
    const held = claims.filter((claim) => claim.kind === 'addresses' && claim.purpose !== 'subnet');
    this.#addresses = subject.addresses;
    this.#blocks = new Set(
      held.flatMap((claim) => (claim.kind === 'addresses' ? [keyOf(claim.interval)] : [])),
    );
    this.#hosts = [...subject.hosts].map((host) => new RegExp(`(?<![\\w.*-])${escaped(host)}(?![\\w.-])`));
    this.#nodes = subject.rows.flatMap((row) => nodesOf(origins.of(row)));
    this.#origins = origins;
  }

  under(value: unknown, location: Location): Hits {
    if (value === undefined) return { pointers: [], all: true };
    const isDerived = this.#isDerived(value);
    if (isDerived === true) return { pointers: [location.pointer], all: true };
    if (isHolder(value)) {
      return this.#inside(value, { ...location, isDerived: isDerived ?? location.isDerived });
    }
    const hit = (isDerived ?? location.isDerived) || this.#mentions(textOf(value));
    return { pointers: hit ? [location.pointer] : [], all: hit };
  }

  #inside(value: object, { pointer, isDerived }: Location): Hits {
    const children = Object.entries(value);
    if (children.length === 0) return { pointers: isDerived ? [pointer] : [], all: isDerived };
    const hits = children.map(([key, child]) =>
      this.under(child, {
        pointer: `${pointer}/${stepOf(key)}`,
        isDerived: isDerived || this.#isKeyDerived(value, key),
      }),
    );
    // a list of one is still a list: its entry is what is derived
    const all = !Array.isArray(value) && hits.every((hit) => hit.all);
    return { pointers: all ? [pointer] : hits.flatMap((hit) => hit.pointers), all };
  }

  /** Whether an object with an origin of its own is derived from the subject; null where it has none. */
  #isDerived(value: unknown): boolean | null {
    if (typeof value !== 'object' || value === null || !this.#origins.has(value)) return null;
    return this.#comesFromSubject(this.#origins.of(value));
  }

  #isKeyDerived(owner: object, key: string): boolean {
    if (Array.isArray(owner) || !this.#origins.has(owner)) return false;
    return this.#comesFromSubject(this.#origins.of(owner, key as keyof typeof owner));
  }

  #comesFromSubject(origin: Origin): boolean {
    return nodesOf(origin).some((part) => this.#nodes.some((whole) => holds(whole, part)));
  }

  #mentions(text: string): boolean {
    if (this.#hosts.some((host) => host.test(text))) return true;
    if (this.#addresses.isEmpty) return false;
    return (text.match(/[0-9a-fA-F.:]{3,}(?:[/-][0-9a-fA-F.:]+)?/g) ?? []).some((word) => {
      const block = parseAddresses(word);
      if (!block.ok) return false;
      const interval = intervalOf(block.value);
      return this.#addresses.covers(interval) || this.#blocks.has(keyOf(interval));
    });
  }
}

/** The text of a value that holds no others. */
function textOf(value: unknown): string {
  const text = plain(value);
  return typeof text === 'string' ? text : JSON.stringify(text);
}

type PrimaryNode = ReturnType<typeof primaryNode>;

function nodesOf(origin: Origin): readonly PrimaryNode[] {
  return origin.kind === 'derived' ? origin.from.flatMap(nodesOf) : [primaryNode(origin)];
}

function holds(whole: PrimaryNode, part: PrimaryNode): boolean {
  const [{ span: outer }, { span: inner }] = [whole.node, part.node];
  return whole.source === part.source && outer.start <= inner.start && inner.end <= outer.end;
}

function keyOf({ family, first, last }: ReturnType<typeof intervalOf>): string {
  return `${family} ${first} ${last}`;
}

function isHolder(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function stepOf(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
