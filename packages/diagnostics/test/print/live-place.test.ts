import { type Diagnostic, placeAt, printGithub, printHuman, printJson, printSarif } from '../../src/index.ts';
import { Report } from '../../src/print/report.ts';

const text = JSON.stringify({ kind: 'Service', spec: { loadBalancerIP: '10.0.10.230' } }, null, 2);
const source = { file: 'homelab: Service web/web', text, root: null, isLive: true } as const;
const start = text.indexOf('"10.0.10.230"');
const range = placeAt(source, { start, end: start + 13 });
const PATH = 'homelab: Service web/web: spec.loadBalancerIP';

const diagnostic: Diagnostic = {
  ...{ code: 'pin-outside-pools', severity: 'error', message: 'no pool holds it', range },
  related: [{ message: 'asked for here', range }],
  ...{ help: null, fix: null, docs: 'x.md' },
};

describe('a place in an object of a running cluster', () => {
  it('is the path of the value, beside a line without a number', () => {
    expect(printHuman([diagnostic], { sources: [source], color: false })).toBe(`\
error[pin-outside-pools]: no pool holds it
 --> ${PATH}
  |
  |     "loadBalancerIP": "10.0.10.230"
  |                       ^^^^^^^^^^^^^
 ::: ${PATH}
  |
  |     "loadBalancerIP": "10.0.10.230"
  |                       ------------- asked for here
  |
  = explain: netloom explain pin-outside-pools

1 error in homelab: Service web/web
`);
  });

  it('is a part of the text of an annotation, which is of files', () => {
    expect(printGithub([diagnostic])).toBe(
      `::error title=pin-outside-pools::${PATH}: no pool holds it%0Aasked for here: ${PATH}\n`,
    );
  });

  it('is a logical location of SARIF', () => {
    const log: unknown = JSON.parse(printSarif([diagnostic], { version: '1.0.0', rules: [] }));
    const logical = { logicalLocations: [{ fullyQualifiedName: PATH, kind: 'member' }] };
    expect(log).toMatchObject({
      runs: [
        {
          results: [
            {
              locations: [logical],
              relatedLocations: [{ id: 1, message: { text: 'asked for here' }, ...logical }],
            },
          ],
        },
      ],
    });
  });

  it('is in the report for programs, as its schema has it', () => {
    const report = Report.parse(JSON.parse(printJson([diagnostic])));
    expect(report.diagnostics[0]?.range).toMatchObject({ path: 'spec.loadBalancerIP' });
  });
});
