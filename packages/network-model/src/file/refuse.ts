import * as z from 'zod';

/** A mistake in a value that is of the right type. */
export interface FoundMistake {
  readonly message: string;
  readonly input: unknown;
  readonly path: readonly (string | number)[];
  /** Keys of which any would do: a misspelt one of them is the only mistake. */
  readonly lacks?: readonly string[];
  /** The short form that is stated beside its long one, into which it can be moved. */
  readonly shortForm?: ShortForm;
}

/** Keys that state one of what another key has a list of. */
export type ShortForm = 'lan' | 'ingress';

type FindMistakes<T> = (value: T) => readonly FoundMistake[];

const FINDERS = new WeakMap<object, FindMistakes<never>>();

/** A check for `.check` that reports the mistakes which a function finds. */
export function refuse<T>(findMistakes: FindMistakes<T>): z.core.CheckFn<T> {
  const check: z.core.CheckFn<T> = ({ value, issues }) => {
    for (const { message, input, path, lacks = [], shortForm = null } of findMistakes(value)) {
      issues.push({ code: 'custom', message, input, path: [...path], params: { lacks, shortForm } });
    }
  };
  FINDERS.set(check, findMistakes);
  return check;
}

/** `refuse` for what is known of a mapping whatever is wrong in it: which keys it has. */
export function refuseKeys<T>(findMistakes: FindMistakes<T>): z.core.$ZodCheck<T> {
  const when = ({ value }: z.core.ParsePayload): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const check = z.check(refuse(findMistakes));
  check._zod.def.when = when;
  return check;
}

/** The function of a check that `refuse` made; null for any other. */
export function finderOf({ _zod }: z.core.$ZodCheck): FindMistakes<never> | null {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is looked up, and not called
  return FINDERS.get(_zod.check) ?? null;
}
