import { takeAll, type Steps } from '@netloom/diagnostics';
import {
  describeList,
  printEndpoint,
  printTarget,
  type NetworkFacts,
  type Target,
} from '@netloom/network-model';
import {
  affectedTargets,
  decidingHop,
  indexNetwork,
  matrixRows,
  trace,
  type Answer,
  type MatrixRow,
  type TraceQuestion,
  type Verdict,
} from '@netloom/reachability';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** The answers to the questions of one network. */
interface Answers {
  readonly starts: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, AnswersByStart>;
}

type AnswersByStart = (start: string) => Answer | undefined;

/** Who gains and who loses reach: the matrices of both networks, and the intents of both. A stop after each row of a matrix. */
export function* reach({ before, after }: Networks): Iterable<NetworkChange | undefined> {
  const questions = [...before.network.intents, ...after.network.intents];
  const isAsked = affectedTargets(indexNetwork(before), indexNetwork(after)) ?? undefined;
  const olds = yield* answersInSteps(before, questions, isAsked);
  const nexts = yield* answersInSteps(after, questions, isAsked);
  yield* starts(olds, nexts);
  const known = [...olds.starts].filter((start) => nexts.starts.has(start)).sort();
  for (const target of [...new Set([...olds.targets.keys(), ...nexts.targets.keys()])].sort()) {
    const [old, next] = [olds, nexts].map(({ targets }) => targets.get(target));
    yield* targetChanges(target, { known, old, next });
  }
}

/** All that a network answers, where nothing was before it. */
export function* reachOf(facts: NetworkFacts): Iterable<NetworkChange> {
  const { starts: known, targets } = takeAll(answersInSteps(facts, facts.network.intents));
  for (const [target, next] of targets) {
    yield* targetChanges(target, { known: [...known], old: undefined, next });
  }
}

function* answersInSteps(
  facts: NetworkFacts,
  questions: readonly TraceQuestion[],
  isAsked?: (target: Target) => boolean,
): Steps<Answers> {
  const index = indexNetwork(facts);
  const intents = new Map<string, Map<string, Answer>>();
  for (const question of questions) {
    const { hops, verdict } = trace(index, question);
    const target = printTarget(question.to);
    const answers = intents.get(target) ?? new Map<string, Answer>();
    answers.set(printEndpoint(question.from), { verdict, hop: decidingHop({ hops, verdict }) });
    intents.set(target, answers);
  }
  const { sources, rows: rowsInSteps } = matrixRows(index, isAsked);
  const rows: MatrixRow[] = [];
  for (const row of rowsInSteps) {
    rows.push(row);
    yield;
  }
  const columns = new Map(sources.map((source, column) => [source, column]));
  const asked = [...intents].map(([target, answers]): [string, AnswersByStart] => [
    target,
    (start) => answers.get(start),
  ]);
  const inMatrix = rows.map(({ target, answers }): [string, AnswersByStart] => {
    const own = intents.get(target);
    return [
      target,
      (start) => {
        const column = columns.get(start);
        return column === undefined ? own?.get(start) : answers[column];
      },
    ];
  });
  return {
    starts: new Set([
      ...[...intents.values()].flatMap((answers) => [...answers.keys()]),
      ...(rows.length === 0 ? [] : sources),
    ]),
    targets: new Map([...asked, ...inMatrix]),
  };
}

/** A new start reaches whatever such a start reaches: one line, not one for each target. */
function* starts(olds: Answers, nexts: Answers): Iterable<NetworkChange> {
  for (const start of [...new Set([...olds.starts, ...nexts.starts])].sort()) {
    if (!olds.starts.has(start)) yield added(start, `are new: reach ${countOf(nexts, start)}`);
    if (!nexts.starts.has(start)) yield removed(start, `are gone: reached ${countOf(olds, start)}`);
  }
}

function countOf({ targets }: Answers, start: string): string {
  const own = [...targets.values()].flatMap((answerTo) => answerTo(start) ?? []);
  return `${own.filter(({ verdict }) => verdict === 'allow').length} of ${own.length} targets`;
}

interface TargetAnswers {
  /** The starts of both networks. */
  readonly known: readonly string[];
  readonly old: AnswersByStart | undefined;
  readonly next: AnswersByStart | undefined;
}

function* targetChanges(target: string, { known, old, next }: TargetAnswers): Iterable<NetworkChange> {
  const turns = known.flatMap((from) => {
    const [was, is] = [old?.(from), next?.(from)];
    const kind = turn(was?.verdict ?? 'none', is?.verdict ?? 'none');
    return kind === null ? [] : [{ from, kind, layer: is?.hop.layer ?? '', why: is?.hop.text ?? GONE }];
  });
  // all that turned alike, and in one place, are one statement
  const groups = Map.groupBy(turns, ({ kind, layer }) => (kind === 'gains' ? kind : `${kind} ${layer}`));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const from = group.map((one) => one.from);
    const alike = group.every(({ why }) => why === first.why);
    const why = alike ? first.why : `${first.why} (so for ${first.from}, and alike for the others)`;
    yield DESCRIPTIONS[first.kind](target, {
      who: describeList(shortened(from, { known, own: ownPods(target) })),
      why,
    });
  }
}

const GONE = 'it is no longer there';

type Turn = 'gains' | 'loses' | 'may lose' | 'may gain' | 'closes';

/** null where nothing turned, and where what nobody reached is not there any more. */
function turn(old: Verdict | 'none', next: Verdict | 'none'): Turn | null {
  if (old === next) return null;
  if (next === 'allow') return 'gains';
  if (old === 'allow') return next === 'unknown' ? 'may lose' : 'loses';
  if (next === 'unknown') return 'may gain';
  return old === 'unknown' && next === 'deny' ? 'closes' : null;
}

interface Group {
  readonly who: string;
  readonly why: string;
}

const DESCRIPTIONS = {
  gains: (target, { who }) => added(target, `can be reached from ${who}`),
  loses: (target, { who, why }) => removed(target, `can no longer be reached from ${who}: ${why}`),
  'may lose': (target, { who, why }) => changed(target, `may no longer be reached from ${who}: ${why}`),
  'may gain': (target, { who, why }) => changed(target, `may be reached from ${who}: ${why}`),
  closes: (target, { who, why }) => changed(target, `is now certainly closed to ${who}: ${why}`),
} as const satisfies Record<Turn, (target: string, group: Group) => NetworkChange>;

const PODS = 'pods of ';

/** `lan and pods of a, b`: the zones first, then the namespaces of pods; all of them have one name. */
function shortened(
  starts: readonly string[],
  { known, own }: { readonly known: readonly string[]; readonly own: string | null },
): readonly string[] {
  const [zones, pods] = [starts.filter((start) => !isPods(start)), starts.filter(isPods)];
  if (pods.length > 1 && pods.length === known.filter(isPods).length) return [...zones, 'all pods'];
  const others = pods.filter((start) => start !== own).map((start) => start.slice(PODS.length));
  return [
    ...zones,
    // services that only the pods beside them reach are said alike
    ...(pods.length > others.length ? ['pods of its own namespace'] : []),
    ...(others.length > 0 ? [`${PODS}${others.join(', ')}`] : []),
  ];
}

function ownPods(target: string): string | null {
  const [, namespace] = /^service:([^/]+)\//.exec(target) ?? [];
  return namespace === undefined ? null : `${PODS}${namespace}`;
}

function isPods(start: string): boolean {
  return start.startsWith(PODS);
}
