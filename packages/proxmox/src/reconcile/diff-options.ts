/** What makes `after` of `before`: options to set, and names of options to remove. */
export function diffOptions<T>(
  {
    before,
    after,
  }: { readonly before: Readonly<Record<string, T>>; readonly after: Readonly<Record<string, T>> },
  isSame: (key: string, one: T | undefined, other: T) => boolean,
): { readonly set: Readonly<Record<string, T>>; readonly unset: readonly string[] } {
  const set = Object.entries(after).filter(([key, value]) => !isSame(key, before[key], value));
  return {
    set: Object.fromEntries(set),
    unset: Object.keys(before).filter((key) => after[key] === undefined),
  };
}
