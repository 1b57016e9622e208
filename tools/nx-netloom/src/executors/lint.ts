import { join, relative, sep } from 'node:path';
import { execa } from 'execa';
import { forBatch, forOne, type Program } from './all-at-once.ts';

/** Of https://eslint.org/docs/latest/use/formatters/#json what is printed here. */
interface LintResult {
  readonly filePath: string;
  readonly errorCount: number;
  readonly messages: readonly {
    readonly line?: number;
    readonly column?: number;
    readonly severity: 1 | 2;
    readonly message: string;
    /** null for a file that cannot be parsed. */
    readonly ruleId: string | null;
  }[];
}

/**
 * Nx starts nothing else while a batch runs, so that two cores need two processes. Each of them reads the types of what its
 * projects import: six of them took twice the CPU time.
 */
const PROCESSES = 2;

const runEslint: Program = async (folders, root) => {
  const parts = Array.from({ length: Math.min(PROCESSES, folders.length) }, (_, part) =>
    folders.filter((_folder, index) => index % PROCESSES === part),
  );
  const results = (await Promise.all(parts.map((part) => lintFolders(part, root)))).flat();
  return (folder) => {
    const own = results.filter(({ filePath }) => filePath.startsWith(join(root, folder) + sep));
    return {
      success: own.every(({ errorCount }) => errorCount === 0),
      text: own.map((result) => printResult(result, root)).join(''),
    };
  };
};

/**
 * ESLint as a command, not in this process: here the rule of Nx for module boundaries would read the project graph again
 * for each file.
 */
async function lintFolders(folders: readonly string[], root: string): Promise<readonly LintResult[]> {
  const { exitCode, stdout, stderr } = await execa('eslint', ['--format', 'json', ...folders], {
    cwd: root,
    preferLocal: true,
    localDir: root,
    reject: false,
    stdin: 'ignore',
  });
  if (exitCode !== 0 && exitCode !== 1) throw new Error(`eslint ended with ${String(exitCode)}\n${stderr}`);
  // it has just written them
  return JSON.parse(stdout) as readonly LintResult[];
}

/** A line for each message, which editors and terminals make a link of. */
export function printResult({ filePath, messages }: LintResult, root: string): string {
  const path = relative(root, filePath);
  return messages
    .map(({ line = 1, column = 1, severity, message, ruleId }) => {
      const kind = severity === 2 ? 'error' : 'warning';
      return `${path}:${line}:${column} ${kind} ${message}${ruleId === null ? '' : ` (${ruleId})`}\n`;
    })
    .join('');
}

export const lint = forOne(runEslint);
export const lintBatch = forBatch(runEslint);
