import { sep } from 'node:path';
import { execa } from 'execa';
import { forBatch, forOne, type Program } from './all-at-once.ts';

/** Of `oxlint --format json` what is printed here. */
export interface Finding {
  readonly message: string;
  /** `typescript(no-explicit-any)`; none for a file that cannot be parsed and for an unused directive. */
  readonly code?: string;
  readonly severity: 'error' | 'warning';
  readonly help?: string;
  /** Below the folder in which oxlint runs. */
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

/** The checker of types is a Go program: with a larger heap it collects garbage less often. */
const ENVIRONMENT = { GOGC: '400' };

const runOxlint: Program = async (folders, root) => {
  const { exitCode, stdout, stderr } = await execa('oxlint', ['--format', 'json', ...folders], {
    cwd: root,
    env: ENVIRONMENT,
    preferLocal: true,
    localDir: root,
    reject: false,
    stdin: 'ignore',
  });
  const findings = readFindings(stdout);
  const byFolder = findingsByFolder(findings ?? [], folders);
  // what fails without a place in a project, such as a configuration, is everybody's
  if (findings === null || (exitCode !== 0 && byFolder.size === 0)) {
    return () => ({ success: false, text: `${stdout}\n${stderr}\n` });
  }
  return (folder) => {
    const own = byFolder.get(folder) ?? [];
    return {
      success: own.every(({ severity }) => severity !== 'error'),
      text: own.map(printFinding).join(''),
    };
  };
};

/** null where there is more than JSON: a mistake in the configuration, or the rule of Nx, which misses the project graph. */
export function readFindings(stdout: string): readonly Finding[] | null {
  if (!stdout.startsWith('{')) return null;
  // it has just written them
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] };
  return diagnostics.map((finding) => ({ ...finding, filename: finding.filename.replaceAll(sep, '/') }));
}

/** The findings of each project that has any, in the order of their places: oxlint reports them as its threads end. */
export function findingsByFolder(
  findings: readonly Finding[],
  folders: readonly string[],
): ReadonlyMap<string, readonly Finding[]> {
  const sorted = findings.toSorted(
    (one, other) =>
      one.filename.localeCompare(other.filename) ||
      placeOf(one).line - placeOf(other).line ||
      placeOf(one).column - placeOf(other).column,
  );
  return Map.groupBy(
    sorted.filter(({ filename }) => folders.some((folder) => filename.startsWith(`${folder}/`))),
    ({ filename }) => folders.find((folder) => filename.startsWith(`${folder}/`)) ?? '',
  );
}

/** A line for each, which editors and terminals make a link of, and what helps below it. */
export function printFinding(finding: Finding): string {
  const { filename, severity, message, code, help } = finding;
  const { line, column } = placeOf(finding);
  const rule = code === undefined ? '' : ` ${code}`;
  return `${filename}:${line}:${column} ${severity}${rule}: ${message}\n${help === undefined ? '' : `  help: ${help}\n`}`;
}

function placeOf({ labels }: Finding): { readonly line: number; readonly column: number } {
  return labels[0]?.span ?? { line: 1, column: 1 };
}

export const lint = forOne(runOxlint);
export const lintBatch = forBatch(runOxlint);
