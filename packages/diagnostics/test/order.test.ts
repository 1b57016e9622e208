import {
  compareBySeverity,
  compareDiagnostics,
  countDiagnostics,
  type Diagnostic,
  type Severity,
} from '../src/index.ts';

const finding = (name: string, severity: Severity, file: string | null, offset = 0): Diagnostic => {
  const position = { line: 1, column: offset + 1, offset };
  const range = file === null ? null : { file, start: position, end: position };
  return { code: name, severity, message: name, range, related: [], help: null, fix: null, docs: '' };
};

const findings = [
  finding('g', 'error', 'b.yaml'),
  finding('f', 'error', 'a.yaml', 9),
  finding('e', 'info', 'a.yaml', 1),
  finding('d', 'warning', 'a.yaml', 1),
  finding('c', 'error', 'a.yaml', 1),
  finding('b', 'error', 'a.yaml', 1),
  finding('a', 'warning', null),
];

const names = (sorted: readonly Diagnostic[]): string => sorted.map(({ code }) => code).join('');

describe('the order of diagnostics', () => {
  it('is file, offset, severity and code', () => {
    expect(names(findings.toSorted(compareDiagnostics))).toBe('abcdefg');
  });

  it('puts the worst first where only some can be shown', () => {
    expect(names(findings.toSorted(compareBySeverity))).toBe('bcfgade');
  });
});

describe(countDiagnostics, () => {
  it('counts each severity', () => {
    expect(countDiagnostics(findings)).toEqual({ error: 4, warning: 2, info: 1 });
  });
});
