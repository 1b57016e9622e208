import { inWords, printEndpoint, printTarget, type NetworkFacts } from '@netloom/network-model';
import { decidingHop, matrix, prepare, trace, type Question, type Verdict } from '@netloom/reachability';
import { added, changed, removed, type Networks, type Said } from '../statement.ts';

/** The answer to one question: who, what, and what decided. */
interface Answer {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly why: string;
}

/** Who gains and who loses reach: the matrices of both networks, and the intents of both. */
export function* reach({ before, after }: Networks): Iterable<Said> {
  const questions = [...before.network.intents, ...after.network.intents];
  const [olds, nexts] = [answersOf(before, questions), answersOf(after, questions)];
  yield* starts(olds, nexts);
  const targets = new Set([...olds.values(), ...nexts.values()].map(({ to }) => to));
  for (const target of [...targets].sort()) yield* targetWords(target, { olds, nexts });
}

type Answers = ReadonlyMap<string, Answer>;

function answersOf(facts: NetworkFacts, questions: readonly Question[]): Answers {
  const world = prepare(facts);
  const cells = matrix(world).cells.map(({ from, to, verdict, hop }) => ({
    from,
    to,
    verdict,
    why: hop.text,
  }));
  const traced = questions.map((question) => {
    const walked = trace(world, question);
    const [from, to] = [printEndpoint(question.from), printTarget(question.to)];
    return { from, to, verdict: walked.verdict, why: decidingHop(walked).text };
  });
  return new Map([...traced, ...cells].map((answer) => [keyOf(answer.from, answer.to), answer]));
}

function keyOf(from: string, to: string): string {
  return `${from}\n${to}`;
}

/** A new start reaches whatever such a start reaches: one line, not one for each target. */
function* starts(olds: Answers, nexts: Answers): Iterable<Said> {
  const [had, has] = [startsOf(olds), startsOf(nexts)];
  for (const start of [...new Set([...had, ...has])].sort()) {
    const count = (answers: Answers): string => {
      const own = [...answers.values()].filter(({ from }) => from === start);
      return `${own.filter(({ verdict }) => verdict === 'allow').length} of ${own.length} targets`;
    };
    if (!had.has(start)) yield added(start, `are new: they reach ${count(nexts)}`);
    if (!has.has(start)) yield removed(start, `are gone: they reached ${count(olds)}`);
  }
}

function startsOf(answers: Answers): ReadonlySet<string> {
  return new Set([...answers.values()].map(({ from }) => from));
}

function* targetWords(
  target: string,
  { olds, nexts }: { readonly olds: Answers; readonly nexts: Answers },
): Iterable<Said> {
  const [had, has] = [startsOf(olds), startsOf(nexts)];
  const known = [...had].filter((start) => has.has(start)).sort();
  const turns = known.flatMap((from) => {
    const [old, next] = [olds, nexts].map((answers) => answers.get(keyOf(from, target)));
    const said = turn(old?.verdict ?? 'none', next?.verdict ?? 'none');
    return said === null ? [] : [{ from, said, why: next?.why ?? 'it is no longer there' }];
  });
  // all that turned alike and for one reason are one statement
  const groups = Map.groupBy(turns, ({ said, why }) => (said === 'gains' ? said : `${said}\n${why}`));
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const who = inWords(
      shortened(
        group.map(({ from }) => from),
        known,
      ),
    );
    yield WORDS[first.said](target, { who, why: first.why });
  }
}

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

const WORDS = {
  gains: (target, { who }) => added(target, `can be reached from ${who}`),
  loses: (target, { who, why }) => removed(target, `can no longer be reached from ${who}: ${why}`),
  'may lose': (target, { who, why }) => changed(target, `may no longer be reached from ${who}: ${why}`),
  'may gain': (target, { who, why }) => changed(target, `may be reached from ${who}: ${why}`),
  closes: (target, { who, why }) => changed(target, `is surely closed to ${who}: ${why}`),
} as const satisfies Record<Turn, (target: string, group: Group) => Said>;

const PODS = 'pods of ';

/** `lan and pods of a, b`: the zones first, then the namespaces of pods; all of them have one name. */
function shortened(starts: readonly string[], known: readonly string[]): readonly string[] {
  const [zones, pods] = [starts.filter((start) => !isPods(start)), starts.filter(isPods)];
  if (pods.length === 0) return zones;
  if (pods.length > 1 && pods.length === known.filter(isPods).length) return [...zones, 'all pods'];
  return [...zones, `${PODS}${pods.map((start) => start.slice(PODS.length)).join(', ')}`];
}

function isPods(start: string): boolean {
  return start.startsWith(PODS);
}
