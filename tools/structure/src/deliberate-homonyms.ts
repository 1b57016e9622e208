const EVERY_RULE_PACKAGE = 'every package with rules has its list, and the engine joins them';

/** Exported names that mean more than one thing on purpose, and why. */
export const DELIBERATE_HOMONYMS: Readonly<Record<string, string>> = {
  rules: EVERY_RULE_PACKAGE,
};
