import { readdirSync, readFileSync } from 'node:fs';
import { applyEdits, place, type Diagnostic, type Rule } from '@netloom/diagnostics';
import type { FleetFacts, NetworkFacts } from '../facts.ts';
import { fleetNetwork } from '../fleet/to-fleet-network.ts';
import { DEPRECATED_KEYS } from '../key-changes/key-change.ts';
import { loadText } from './load-text.ts';

/** Rules over a table that has no row: nothing can fire, so that the page has no fixture until there is one. */
export const WITHOUT_FIXTURES: ReadonlySet<string> = new Set(
  DEPRECATED_KEYS.length === 0 ? ['deprecated-key'] : [],
);

/** What one rule alone finds in a network file. */
export function diagnose(text: string, rule: Rule<NetworkFacts>): readonly Diagnostic[] {
  return runRule(rule, loadText(text));
}

/** The same of a fleet: files with a line of three dashes between them. */
function diagnoseFleet(text: string, rule: Rule<FleetFacts>): readonly Diagnostic[] {
  const files = text.split(/^---\n/m);
  const networks = files.map((file, index) => fleetNetwork(loadText(file, `${index + 1}/network.yaml`)));
  return runRule(rule, { networks });
}

/** Runs the fixtures of all pages of a package, and proves that pages and rules belong together. */
export function testRulePages(rules: readonly Rule<NetworkFacts>[], folder: URL): void {
  testPages({ rules, folder, check: diagnose });
}

/** The same for rules over a fleet, which have no fixes: an edit belongs to one file. */
export function testFleetRulePages(rules: readonly Rule<FleetFacts>[], folder: URL): void {
  testPages({ rules, folder, check: diagnoseFleet });
}

function runRule<Facts>({ code, severity, check }: Rule<Facts>, facts: Facts): readonly Diagnostic[] {
  return Array.from(check(facts), (finding) => place(finding, { code, severity, docs: `${code}.md` }));
}

/** The text with all fixes applied. */
function withFixes(text: string, diagnostics: readonly Diagnostic[]): string {
  return applyEdits(
    text,
    diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
  );
}

interface Pages<Facts> {
  readonly rules: readonly Rule<Facts>[];
  readonly folder: URL;
  readonly check: (text: string, rule: Rule<Facts>) => readonly Diagnostic[];
}

function testPages<Facts>({ rules, folder, check }: Pages<Facts>): void {
  const pages = readPages(folder);

  it('has one page for each rule and one rule for each page', () => {
    expect(pages.map(({ code }) => code)).toEqual(rules.map(({ code }) => code).toSorted());
  });

  describe.each(pages)('$code', ({ code, summary, headings, blocks }) => {
    const rule = rules.find((one) => one.code === code);
    if (rule === undefined) throw new Error(`${code}.md is the page of no rule`);
    const texts = (kind: string): readonly string[] =>
      blocks.filter((one) => one.kind === kind).map(({ text }) => text);

    it('has a title, why, example, fix and source, and fixtures of both kinds', () => {
      expect(headings).toEqual([`# ${code}`, '## Why', '## Example', '## Fix', '## Source']);
      const kinds = blocks.map(({ kind }) => kind).filter((kind) => kind !== 'fixed');
      expect(new Set(kinds)).toEqual(new Set(WITHOUT_FIXTURES.has(code) ? [] : ['fires', 'silent']));
    });

    it('begins with the description of its rule', () => {
      expect(summary).toBe(rule.description);
    });

    if (WITHOUT_FIXTURES.has(code)) return;

    it.each(texts('fires'))('fires for fixture %#', (text) => {
      expect(check(text, rule)).not.toEqual([]);
    });

    it.each(texts('silent'))('is silent for fixture %#', (text) => {
      expect(check(text, rule)).toEqual([]);
    });

    it('shows what its fix makes of each firing fixture', () => {
      const fixed = texts('fires').map((text) => ({ text, after: withFixes(text, check(text, rule)) }));
      expect(fixed.filter(({ text, after }) => after !== text).map(({ after }) => after)).toEqual(
        texts('fixed'),
      );
    });
  });
}

interface Page {
  readonly code: string;
  readonly summary: string;
  readonly headings: readonly string[];
  /** The fenced network files in their order. */
  readonly blocks: readonly { readonly kind: string; readonly text: string }[];
}

const BLOCK = /^```yaml ?([^\n]*)\n(.*?)^```$/gms;

function readPages(folder: URL): readonly Page[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.toSorted().map((file) => {
    const page = readFileSync(new URL(file, folder), 'utf8');
    const prose = page.replaceAll(BLOCK, '');
    return {
      code: file.replace(/\.md$/, ''),
      summary: prose.split('\n')[2] ?? '',
      headings: [...prose.matchAll(/^##? .+$/gm)].map(([heading]) => heading),
      blocks: [...page.matchAll(BLOCK)].map(([, kind = '', text = '']) => ({ kind, text })),
    };
  });
}
