/** The first of several rules that takes a request, as far as it is known which do. */
export interface FirstMatch<Rule> {
  /** The first that takes it for certain; null where none does. */
  readonly rule: Rule | null;
  /** Whether none before it may take it, too. */
  readonly certain: boolean;
}

/** `takes` says null of a rule that nobody can read: then the answer is not certain, whatever follows. */
export function firstMatch<Rule>(
  rules: Iterable<Rule>,
  takes: (rule: Rule) => boolean | null,
): FirstMatch<Rule> {
  let certain = true;
  for (const rule of rules) {
    const taken = takes(rule);
    if (taken === true) return { rule, certain };
    if (taken === null) certain = false;
  }
  return { rule: null, certain };
}
