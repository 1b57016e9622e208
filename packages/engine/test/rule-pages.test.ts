import { readFileSync } from 'node:fs';
import type { Rule } from '@netloom/diagnostics';
import { fleetNetwork } from '@netloom/network-model';
import { loadText, WITHOUT_FIXTURES } from '@netloom/network-model/testing';
import { ASSETS } from '../src/assets.ts';
import { FLEET_RULES, RULES, type ListedRule } from '../src/rules.ts';

interface Page {
  readonly code: string;
  readonly fires: readonly string[];
  readonly silent: readonly string[];
}

/** The fenced fixtures of a rule's page; none where there is no page. */
function readPage({ code, docs }: Pick<ListedRule, 'code' | 'docs'>): Page {
  const text = readFileSync(new URL(docs, ASSETS), 'utf8');
  const of = (kind: string): readonly string[] =>
    [...text.matchAll(new RegExp(`^\`\`\`yaml ${kind}\n(.*?)^\`\`\`$`, 'gms'))].map(
      ([, block = '']) => block,
    );
  return { code, fires: of('fires'), silent: of('silent') };
}

function codesOf<Facts>(rules: readonly Rule<Facts>[], facts: Facts): readonly string[] {
  return rules.filter(({ check }) => [...check(facts)].length > 0).map(({ code }) => code);
}

const pages = RULES.filter(({ code }) => !WITHOUT_FIXTURES.has(code)).map(readPage);
const fleetPages = FLEET_RULES.map(readPage);

it('finds on the page of each rule a fixture that fires and one that stays silent', () => {
  const lacking = [...pages, ...fleetPages].filter(
    ({ fires, silent }) => fires.length === 0 || silent.length === 0,
  );
  expect(lacking.map(({ code }) => code)).toEqual([]);
});

it('has no code in both lists of rules', () => {
  const codes = [...RULES, ...FLEET_RULES].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(pages)('without $code', ({ code, fires }) => {
  const others = RULES.filter((rule) => rule.code !== code);

  it.each(fires)('fixture %# is no longer reported as such', (text) => {
    const facts = loadText(text);
    expect(codesOf(RULES, facts)).toContain(code);
    expect(codesOf(others, facts)).not.toContain(code);
  });
});

describe.each(fleetPages)('without $code', ({ code, fires }) => {
  const others = FLEET_RULES.filter((rule) => rule.code !== code);

  it.each(fires)('fixture %# is no longer reported as such', (text) => {
    const facts = { networks: text.split(/^---\n/m).map((file) => fleetNetwork(loadText(file))) };
    expect(codesOf(FLEET_RULES, facts)).toContain(code);
    expect(codesOf(others, facts)).not.toContain(code);
  });
});
