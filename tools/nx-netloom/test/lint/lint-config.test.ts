import { JAVASCRIPT, JAVASCRIPT_AND_TYPESCRIPT } from '../../src/lint/javascript-rules.ts';
import { lintConfig } from '../../src/lint/lint-config.ts';
import { BY_SYNTAX, BY_TYPE } from '../../src/lint/typescript-rules.ts';
import { HOUSE_EXAMPLES } from './house-examples.ts';
import { JAVASCRIPT_EXAMPLES, OF_SCRIPTS } from './javascript-examples.ts';
import { lintFiles } from './lint-files.ts';
import { SYNTAX_EXAMPLES } from './syntax-examples.ts';
import { TYPE_EXAMPLES } from './type-examples.ts';

const LINT_MS = 60_000;

interface Example {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

const JAVASCRIPT_FILES = examplesOf(JAVASCRIPT_EXAMPLES, (rule) => {
  const isScript = OF_SCRIPTS.has(rule);
  return `packages/metallb/bin/${rule.replace('/', '-')}.${isScript ? 'cjs' : 'js'}`;
});
const TYPESCRIPT_FILES = examplesOf(
  { ...SYNTAX_EXAMPLES, ...TYPE_EXAMPLES },
  (rule) => `packages/metallb/src/rules/${rule.replace('/', '-')}.ts`,
);

function examplesOf(
  texts: Readonly<Record<string, string>>,
  pathOf: (rule: string) => string,
): readonly Example[] {
  return Object.entries(texts).map(([rule, text]) => ({ rule, path: pathOf(rule), text: `${text}\n` }));
}

function namesOf(...rules: readonly object[]): readonly string[] {
  return rules.flatMap((some) => Object.keys(some)).toSorted();
}

describe(lintConfig, () => {
  let findings: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const files = [...JAVASCRIPT_FILES, ...TYPESCRIPT_FILES].map(({ path, text }) => [path, text] as const);
    const house = Object.entries(HOUSE_EXAMPLES).map(([path, [text]]) => [path, text] as const);
    findings = await lintFiles(Object.fromEntries([...files, ...house]));
  }, LINT_MS);

  /** The examples in which their rule, `typescript(no-var)`, finds nothing. */
  function silent(examples: readonly Example[]): readonly Example[] {
    return examples.filter(({ rule, path }) => {
      const code = rule.includes('/') ? `${rule.replace('/', '(')})` : `eslint(${rule})`;
      return findings.get(path)?.includes(code) !== true;
    });
  }

  it('finds a mistake of each rule of JavaScript', () => {
    expect(namesOf(JAVASCRIPT_EXAMPLES)).toEqual(namesOf(JAVASCRIPT, JAVASCRIPT_AND_TYPESCRIPT));
    expect(silent(JAVASCRIPT_FILES)).toEqual([]);
  });

  it('finds a mistake of each rule of TypeScript', () => {
    expect(namesOf(SYNTAX_EXAMPLES)).toEqual(namesOf(BY_SYNTAX));
    expect(namesOf(TYPE_EXAMPLES)).toEqual(namesOf(BY_TYPE));
    expect(silent(TYPESCRIPT_FILES)).toEqual([]);
  });

  it.each(Object.entries(HOUSE_EXAMPLES))(
    'finds in %s what is expected of the rules of this repository',
    (path, [, ...codes]) => {
      expect(findings.get(path)).toEqual(codes);
    },
  );
});
