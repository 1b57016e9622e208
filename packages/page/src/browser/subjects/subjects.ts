import { primaryNode, type Origin } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import type { PagePlace } from '../../data/page-data.ts';
import { machineSubjects } from './machines.ts';
import { networkSubjects } from './networks.ts';
import { placeOfOrigin } from './place-of-origin.ts';
import { resolverSubjects } from './resolvers.ts';
import type { Subject } from './subject.ts';
import { waySubjects } from './ways-in.ts';
import { workloadSubjects } from './workloads.ts';

/** Everything that can be selected, in the order in which a search shows what fits equally well. */
export class Subjects {
  readonly all: readonly Subject[];
  readonly #byId: ReadonlyMap<string, Subject>;
  readonly #byOwner: ReadonlyMap<string, Subject>;
  /** Counted once, when a place is asked for: each trace asks for one place a hop. */
  #lines: readonly SubjectLines[] | null = null;

  constructor(facts: NetworkFacts) {
    const all = [workloadSubjects, machineSubjects, resolverSubjects, networkSubjects, waySubjects].flatMap(
      (toSubjects) => toSubjects(facts),
    );
    // of two with one name the first counts; a rule reports the second
    this.#byId = new Map(all.toReversed().map((subject) => [subject.id, subject]));
    this.#byOwner = new Map(
      all.toReversed().flatMap((one) => (one.owner === null ? [] : [[one.owner, one]])),
    );
    this.all = all.filter((subject) => this.#byId.get(subject.id) === subject);
  }

  find(id: string | null): Subject | null {
    return id === null ? null : (this.#byId.get(id) ?? null);
  }

  /** The owner of a claim; null where nothing that can be selected owns it. */
  ownerOf(owner: string): Subject | null {
    return this.#byOwner.get(owner) ?? null;
  }

  /** The subject that a line belongs to: of those written around it the smallest. */
  at({ file, line }: Pick<PagePlace, 'file' | 'line'>): Subject | null {
    this.#lines ??= this.all.flatMap(linesOf);
    const around = this.#lines.filter(
      (lines) => lines.file === file && lines.first <= line && line <= lines.last,
    );
    return around.toSorted((one, other) => one.size - other.size)[0]?.subject ?? null;
  }
}

/** Where a subject is written. */
interface SubjectLines {
  readonly subject: Subject;
  readonly file: string;
  readonly first: number;
  readonly last: number;
  /** Characters. */
  readonly size: number;
}

function linesOf(subject: Subject): readonly SubjectLines[] {
  if (subject.origin === null) return [];
  const { start, end } = placeOfOrigin(subject.origin);
  const size = sizeOf(subject.origin);
  return [{ subject, file: start.file, first: start.line, last: end.line, size }];
}

function sizeOf(origin: Origin): number {
  const { span } = primaryNode(origin).node;
  return span.end - span.start;
}
