import { readFileSync } from 'node:fs';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import { diagnose } from './rule-pages.ts';

/** What a rule says of the firing fixtures of its page: message, related places and help, each with its line. */
export function saidOnPage(rule: Rule<NetworkFacts>, folder: URL): readonly string[] {
  const page = readFileSync(new URL(`${rule.code}.md`, folder), 'utf8');
  const texts = [...page.matchAll(/^```yaml fires\n(.*?)^```$/gms)].map(([, text = '']) => text);
  return texts.flatMap((text) =>
    diagnose(text, rule).flatMap(({ severity, message, range, related, help }) => [
      `${range?.start.line ?? ''}:${range?.start.column ?? ''} ${severity} ${message}`,
      ...related.map((one) => `  ${one.range.start.line} ${one.message}`),
      ...(help === null ? [] : [`  ${help}`]),
    ]),
  );
}
