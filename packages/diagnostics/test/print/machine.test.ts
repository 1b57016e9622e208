import * as z from 'zod';
import {
  parseSource,
  printGithub,
  printJson,
  printSarif,
  type Diagnostic,
  type SarifOptions,
  type Waived,
} from '../../src/index.ts';
import { reportJsonSchema } from '../../src/print/report.ts';

const { diagnostics } = parseSource('name: a\nname: b\n', 'networks/my lab/network.yaml');

const missing: Diagnostic = {
  code: 'file-missing',
  severity: 'warning',
  message: 'no "network.yaml", 100% sure:\r\nlook\u009b',
  range: null,
  related: [],
  help: null,
  fix: null,
  docs: 'x.md',
};

/** `count` findings of one kind, in lines of their own. */
const many = (count: number): readonly Diagnostic[] =>
  parseSource('- *a\n'.repeat(count), 'a,b:c.yaml').diagnostics;

describe(printJson, () => {
  it('prints the whole report', () => {
    expect(JSON.parse(printJson([...diagnostics, missing]))).toEqual({
      formatVersion: '1.4',
      valid: false,
      counts: { error: 1, warning: 1, info: 0 },
      diagnostics: [
        missing,
        {
          code: 'duplicate-key',
          severity: 'error',
          message: 'key "name" is written twice in one mapping',
          range: {
            file: 'networks/my lab/network.yaml',
            start: { line: 2, column: 1, offset: 8 },
            end: { line: 2, column: 5, offset: 12 },
          },
          related: [
            {
              message: 'first written here',
              range: {
                file: 'networks/my lab/network.yaml',
                start: { line: 1, column: 1, offset: 0 },
                end: { line: 1, column: 5, offset: 4 },
              },
            },
          ],
          help: 'remove one of the two',
          fix: null,
          docs: 'packages/diagnostics/src/format-errors/duplicate-key.md',
        },
      ],
      waived: [],
      known: [],
    });
  });

  it('is valid without errors, and escapes what a terminal would obey', () => {
    expect(printJson([])).toBe(`\
{
  "formatVersion": "1.4",
  "valid": true,
  "counts": {
    "error": 0,
    "warning": 0,
    "info": 0
  },
  "diagnostics": [],
  "waived": [],
  "known": []
}
`);
    expect(JSON.parse(printJson([missing]))).toMatchObject({
      valid: true,
      counts: { error: 0, warning: 1, info: 0 },
    });
    expect(printJson([missing])).toContain('\\r\\nlook\\u009b"');
  });
});

const [duplicate] = diagnostics;
if (duplicate?.range === null || duplicate === undefined) throw new Error('a duplicate key has a place');
const waived: Waived = {
  diagnostic: duplicate,
  waiver: { reason: 'known', until: '2026-12-31', range: duplicate.range },
};

describe(reportJsonSchema, () => {
  it('is the schema of what is printed', () => {
    const schema = z.fromJSONSchema(reportJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
    const counted = { ...missing, relatedCount: 21 };
    const report: unknown = JSON.parse(printJson([...diagnostics, missing, counted], [waived]));
    expect(schema.parse(report)).toEqual(report);
    expect(schema.safeParse({ ...Object(report), valid: 'yes' }).success).toBe(false);
  });
});

describe(printGithub, () => {
  it('prints one command each, with what the format reserves escaped', () => {
    expect(printGithub([missing, ...diagnostics, ...many(1)])).toBe(
      [
        '::error file=a%2Cb%3Ac.yaml,line=1,col=3,endColumn=5,title=alias-unknown::alias "*a" has no anchor "&a" before it%0Ahelp: write the anchor before its first alias; quotes make the text a string',
        '::error file=networks/my lab/network.yaml,line=2,col=1,endColumn=5,title=duplicate-key::key "name" is written twice in one mapping%0Afirst written here: networks/my lab/network.yaml:1:1%0Ahelp: remove one of the two',
        '::warning title=file-missing::no "network.yaml", 100%25 sure:<U+000D><U+000A>look<U+009B>',
        '',
      ].join('\n'),
    );
  });

  it('stays within ten annotations of a level, the last of which counts the rest', () => {
    expect(printGithub(many(10)).trimEnd().split('\n')).toHaveLength(10);
    const lines = printGithub([...many(12), { ...missing, severity: 'info' }])
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.slice(0, 40))).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `::error file=a%2Cb%3Ac.yaml,line=${index + 1},col=3`),
      '::error title=netloom::3 more of 12 are ',
      '::notice title=file-missing::no "network',
    ]);
    expect(lines[9]).toBe('::error title=netloom::3 more of 12 are not shown here');
  });
});

describe(printSarif, () => {
  const rules: SarifOptions['rules'] = [
    { code: 'file-missing', severity: 'warning', description: 'a network file exists' },
  ];
  const log = JSON.parse(printSarif([...diagnostics, missing], { version: '0.1.0', rules })) as {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly object[] } };
      readonly results: readonly object[];
      readonly invocations: readonly object[];
    }[];
  };
  const [run] = log.runs;

  it('describes every rule', () => {
    expect(run?.tool).toMatchObject({ driver: { name: 'netloom', version: '0.1.0' } });
    const described = run?.tool.driver.rules ?? [];
    expect(
      described.filter((rule) => 'id' in rule && ['file-missing', 'duplicate-key'].includes(String(rule.id))),
    ).toEqual([
      {
        id: 'duplicate-key',
        shortDescription: { text: 'a key is written once in a mapping' },
        help: { text: 'netloom explain duplicate-key' },
        defaultConfiguration: { level: 'error' },
      },
      {
        id: 'file-missing',
        shortDescription: { text: 'a network file exists' },
        help: { text: 'netloom explain file-missing' },
        defaultConfiguration: { level: 'warning' },
      },
    ]);
  });

  it('gives each result its rule, its relative places and a fingerprint', () => {
    const artifactLocation = { uri: 'networks/my%20lab/network.yaml', uriBaseId: '%SRCROOT%' };
    expect(run?.results).toEqual([
      {
        ruleId: 'duplicate-key',
        ruleIndex: 6,
        level: 'error',
        message: { text: 'key "name" is written twice in one mapping\nremove one of the two' },
        locations: [
          {
            physicalLocation: {
              artifactLocation,
              region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 1,
            message: { text: 'first written here' },
            physicalLocation: {
              artifactLocation,
              region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 },
            },
          },
        ],
        partialFingerprints: { 'netloom/v1': 'ff67edc5e2e6891f:1' },
        suppressions: [],
      },
    ]);
  });

  it.each([
    ['sites/home/network.yaml', { uri: 'sites/home/network.yaml', uriBaseId: '%SRCROOT%' }],
    ['/srv/my net/network.yaml', { uri: 'file:///srv/my%20net/network.yaml' }],
    ['C:\\my net\\network.yaml', { uri: 'file:///C:/my%20net/network.yaml' }],
    ['\\\\server\\share\\network.yaml', { uri: 'file://server/share/network.yaml' }],
    ['a\\b.yaml', { uri: 'a%5Cb.yaml', uriBaseId: '%SRCROOT%' }],
  ])('names the file %j by its address', (file, artifactLocation) => {
    const text = printSarif(parseSource('a: 1\na: 2\n', file).diagnostics, { version: '1.0.0', rules: [] });
    expect(JSON.parse(text)).toMatchObject({
      runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation } }] }] }],
    });
  });

  it('reports what has no place beside the results, since code scanning accepts no result without one', () => {
    expect(run?.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { descriptor: { id: 'file-missing' }, level: 'warning', message: { text: missing.message } },
        ],
      },
    ]);
  });

  it('suppresses what is waived, with the reason', () => {
    const { runs } = JSON.parse(
      printSarif([], { version: '0.1.0', rules: [], waived: [waived] }),
    ) as typeof log;
    expect(runs[0]?.results).toMatchObject([
      {
        ruleId: 'duplicate-key',
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'known (until 2026-12-31)' }],
      },
    ]);
  });

  it('stays within what code scanning takes of one run, the worst first', () => {
    const place = duplicate.range;
    const one: Diagnostic = {
      ...missing,
      range: place,
      related: Array(1_001).fill({ message: 'x', range: place }),
      relatedCount: 1_200,
    };
    const errors = Array<Diagnostic>(24_999).fill(duplicate);
    const { runs } = JSON.parse(
      printSarif([one, one, ...errors], { version: '0.1.0', rules: [] }),
    ) as typeof log;
    const results = runs[0]?.results ?? [];
    expect([results.length, results.at(0), results.at(-1)]).toMatchObject([
      25_000,
      { ruleId: 'duplicate-key' },
      { ruleId: 'file-missing' },
    ]);
    expect(results.at(-1)).toHaveProperty('relatedLocations.length', 1_000);
    expect(results.at(-1)).toHaveProperty('properties', { relatedCount: 1_200 });
  });

  it('keeps a fingerprint when lines move, and distinguishes equal findings', () => {
    const prints = (text: string): readonly string[] =>
      [
        ...printSarif(parseSource(text, 'a.yaml').diagnostics, { version: '0.1.0', rules: [] }).matchAll(
          /"netloom\/v1": "(.*)"/g,
        ),
      ].map(([, print]) => String(print));
    const before = prints('- *a\n- *a\n- *b\n');
    expect(new Set(before).size).toBe(3);
    expect(prints('# moved\n- *a\n- *a\n- *b\n')).toEqual(before);
  });
});
