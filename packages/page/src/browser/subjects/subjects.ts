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
    const around = this.all.flatMap((subject) => {
      if (subject.origin === null) return [];
      const range = linesOf(subject.origin);
      const holds = range.file === file && range.first <= line && line <= range.last;
      return holds ? [{ subject, size: sizeOf(subject.origin) }] : [];
    });
    return around.toSorted((one, other) => one.size - other.size)[0]?.subject ?? null;
  }
}

function linesOf(origin: Origin): { readonly file: string; readonly first: number; readonly last: number } {
  const { start, end } = placeOfOrigin(origin);
  return { file: start.file, first: start.line, last: end.line };
}

function sizeOf(origin: Origin): number {
  const { span } = primaryNode(origin).node;
  return span.end - span.start;
}
