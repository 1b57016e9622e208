import { findingsByFolder, printFinding, readFindings, type Finding } from '../../src/executors/lint.ts';

function at(filename: string, line: number, column: number): Finding {
  return { filename, severity: 'error', message: 'Wrong.', labels: [{ span: { line, column } }] };
}

describe(readFindings, () => {
  it('gives what oxlint found, and nothing where it printed something else', () => {
    const finding = at('packages/cli/src/main.ts', 3, 7);
    expect(readFindings(JSON.stringify({ diagnostics: [finding], number_of_files: 1 }))).toEqual([finding]);
    expect(readFindings('Failed to parse oxlint configuration file.')).toBeNull();
    expect(readFindings('warning No cached ProjectGraph is available.\n{ "diagnostics": [] }')).toBeNull();
  });
});

describe(findingsByFolder, () => {
  it('gives each project its own, in the order of their places', () => {
    const findings = [
      at('packages/proxmox-sdn/src/a.ts', 1, 1),
      at('packages/proxmox/src/b.ts', 10, 1),
      at('packages/proxmox/src/b.ts', 9, 2),
      at('packages/proxmox/src/b.ts', 9, 1),
      at('packages/proxmox/src/a.ts', 20, 1),
      at('packages/page/src/a.ts', 1, 1),
    ];
    const folders = ['packages/proxmox', 'packages/proxmox-sdn', 'packages/cli'];
    expect(Object.fromEntries(findingsByFolder(findings, folders))).toEqual({
      'packages/proxmox': [findings[4], findings[3], findings[2], findings[1]],
      'packages/proxmox-sdn': [findings[0]],
    });
  });
});

describe(printFinding, () => {
  it('gives a line with the place, and the help below it', () => {
    const finding = at('packages/cli/src/main.ts', 3, 7);
    expect(printFinding({ ...finding, code: 'typescript(no-explicit-any)', help: 'Use unknown.' })).toBe(`\
packages/cli/src/main.ts:3:7 error typescript(no-explicit-any): Wrong.
  help: Use unknown.
`);
  });

  it('takes the beginning of the file where there is no place', () => {
    expect(printFinding({ ...at('packages/cli/src/main.ts', 3, 7), severity: 'warning', labels: [] })).toBe(
      'packages/cli/src/main.ts:1:1 warning: Wrong.\n',
    );
  });
});
