import { HelmFailed } from '@netloom/helm';

/** One line for each mistake that a check finds; none where all is well. */
export type Mistakes = readonly string[];

/** A statement, its title, that holds for all subjects that it applies to. */
export interface Check<Subject> {
  readonly title: string;
  readonly find: (subject: Subject) => Promise<Mistakes> | Mistakes;
}

/** The mistakes of a check. An input that Helm rejects is one, and so are manifests that it cannot parse. */
export async function mistakesOf<Subject>({ find }: Check<Subject>, subject: Subject): Promise<Mistakes> {
  try {
    return await find(subject);
  } catch (error) {
    return [error instanceof HelmFailed ? error.stderr.trim() : String(error)];
  }
}

/** A mistake where the two differ. */
export function difference(what: string, found: unknown, expected: unknown): Mistakes {
  const [one, other] = [found, expected].map((value) => JSON.stringify(sorted(value)));
  return one === other ? [] : [`${what} is ${one ?? 'missing'}, not ${other ?? 'missing'}`];
}

/** The order of keys means nothing in YAML. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
