import { readFileSync } from 'node:fs';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import { diagnose } from './rule-pages.ts';

/** What a rule reports for the firing fixtures of its page: message, related places and help, each with its line. */
export function messagesOnPage(rule: Rule<NetworkFacts>, folder: URL): readonly string[] {
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

/** Proves what rules report for the fixtures of their pages, as lines by code. */
export function testRuleMessages(
  rules: readonly Rule<NetworkFacts>[],
  folder: URL,
  expected: Readonly<Record<string, readonly string[]>>,
): void {
  it.each(Object.entries(expected))('%s says what is wrong, where, and how to fix it', (code, lines) => {
    const rule = rules.find((one) => one.code === code);
    expect(rule === undefined ? null : messagesOnPage(rule, folder)).toEqual(lines);
  });
}
