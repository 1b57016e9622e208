/** The part of V8's `.cpuprofile` that is read here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** Lines and columns from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Milliseconds by name: what a call frame counts as, alone (`self`) or with all that it calls (`total`). */
export function timesBy(
  { nodes, samples, timeDeltas }: CpuProfile,
  { how, nameOf }: { readonly how: 'self' | 'total'; readonly nameOf: (frame: CallFrame) => string | null },
): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const times = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const names = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
      const frame = byId.get(id)?.callFrame;
      const name = frame === undefined ? null : nameOf(frame);
      if (name !== null) names.add(name);
      if (how === 'self') break;
    }
    for (const name of names) times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return times;
}

/** The median of each name over several profiles, the largest first. */
export function medians(
  runs: readonly ReadonlyMap<string, number>[],
): readonly (readonly [string, number])[] {
  const names = new Set(runs.flatMap((run) => [...run.keys()]));
  return [...names]
    .map((name) => [name, medianOf(runs.map((run) => run.get(name) ?? 0))] as const)
    .toSorted(([, one], [, other]) => other - one);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
