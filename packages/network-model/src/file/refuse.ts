import type * as z from 'zod';

/** A mistake in a value that is of the right type. */
export interface FoundMistake {
  readonly message: string;
  readonly input: unknown;
  readonly path: readonly (string | number)[];
}

type FindMistakes<T> = (value: T) => readonly FoundMistake[];

const FINDERS = new WeakMap<object, FindMistakes<never>>();

/** A check for `.check` that reports the mistakes which a function finds. */
export function refuse<T>(findMistakes: FindMistakes<T>): z.core.CheckFn<T> {
  const check: z.core.CheckFn<T> = ({ value, issues }) => {
    for (const { message, input, path } of findMistakes(value)) {
      issues.push({ code: 'custom', message, input, path: [...path] });
    }
  };
  FINDERS.set(check, findMistakes);
  return check;
}

/** As `refuse`, also where other keys of the value are wrong: for what asks only which keys are there. */
export function refuseAnyway<T>(findMistakes: FindMistakes<T>): z.core.$ZodCheck<T> {
  const check = refuse<T>((value) => (isMapping(value) ? findMistakes(value) : []));
  FINDERS.set(check, findMistakes);
  return { _zod: { check, def: { check: 'custom', when: () => true }, onattach: [] } };
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** The function of a check that `refuse` made; null for any other. */
export function finderOf({ _zod }: z.core.$ZodCheck): FindMistakes<never> | null {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is looked up, and not called
  return FINDERS.get(_zod.check) ?? null;
}
