import { execFile } from 'node:child_process';

export interface GitObject {
  readonly id: string;
  readonly content: Buffer;
}

/** Room for a commit and a network file of the largest size. */
const MOST = 20 * 1024 * 1024;

/** Objects by their names, in one process; null where git knows not all of them, or does not run. */
export async function gitObjects(
  names: readonly string[],
  cwd: string,
): Promise<readonly GitObject[] | null> {
  // a line is a name
  if (names.some((name) => /[\r\n]/.test(name))) return null;
  return new Promise((resolve) => {
    const options = { cwd, encoding: 'buffer', maxBuffer: MOST } as const;
    const git = execFile('git', ['cat-file', '--batch'], options, (error, stdout) => {
      resolve(error === null ? readBatch(stdout, names.length) : null);
    });
    // a git that does not run reads nothing: the callback has the reason
    git.stdin?.on('error', () => undefined).end(names.map((name) => `${name}\n`).join(''));
  });
}

/** `<id> <type> <size>`, the content and a line break for each; another line for what is missing. */
function readBatch(output: Buffer, count: number): readonly GitObject[] | null {
  const objects: GitObject[] = [];
  let start = 0;
  while (objects.length < count) {
    const end = output.indexOf('\n', start);
    const [, id, size] = /^([0-9a-f]+) [a-z]+ (\d+)$/.exec(output.toString('utf8', start, end)) ?? [];
    if (id === undefined) return null;
    const content = output.subarray(end + 1, end + 1 + Number(size));
    objects.push({ id, content });
    start = end + 1 + Number(size) + 1;
  }
  return objects;
}
