/** The first of several rules that matches a request, as far as that is known. */
export interface FirstMatch<Rule> {
  /** The first that certainly matches; null where none does. */
  readonly rule: Rule | null;
  /** Whether no earlier rule may match, too. */
  readonly certain: boolean;
}

/** `matches` is null for a rule that cannot be evaluated: then the answer is not certain, whatever follows. */
export function firstMatch<Rule>(
  rules: Iterable<Rule>,
  matches: (rule: Rule) => boolean | null,
): FirstMatch<Rule> {
  let certain = true;
  for (const rule of rules) {
    const matched = matches(rule);
    if (matched === true) return { rule, certain };
    if (matched === null) certain = false;
  }
  return { rule: null, certain };
}
