import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { closest } from '@netloom/diagnostics';
import { EXIT, NetloomError, UsageError } from '@netloom/diagnostics/error';
import { gitObjects } from './git-batch.ts';

/** One byte more than a network file may have: enough for the parser to refuse it. */
const ENOUGH = 16 * 1024 * 1024 + 1;

/** A file as a commit has it. */
export interface GitFile {
  readonly bytes: Uint8Array;
  /** The commit that the revision stands for, in full. */
  readonly commit: string;
}

/** What a plan compares with, as it is printed. */
export function describeGitFile(
  revision: string,
  { path, commit }: { readonly path: string; readonly commit: string },
): string {
  return `git:${revision} (${path} at ${commit.slice(0, 12)})`;
}

/** git is missing, or the folder is not in a repository that it may read. */
export class GitUnusable extends NetloomError {
  override readonly name = 'GitUnusable';
  override readonly exit = EXIT.environment;
}

/** The revision is known, and has no such file. */
export class GitFileMissing extends NetloomError {
  override readonly name = 'GitFileMissing';
  override readonly exit = EXIT.unreadable;
}

/** Reads a file as it was at a revision. Throws UsageError, GitUnusable, GitFileMissing. */
export async function gitFile({
  path,
  revision,
}: {
  readonly path: string;
  readonly revision: string;
}): Promise<GitFile> {
  const [cwd, name] = [dirname(path), basename(path)];
  const [found, file] = (await gitObjects([`${revision}^{commit}`, `${revision}:./${name}`], cwd)) ?? [];
  if (found !== undefined && file !== undefined) return { bytes: file.content, commit: found.id };
  // one question after the other, to say which of them git cannot answer
  await insideRepository(path, cwd);
  const commit = await commitOf(revision, cwd);
  const { code, stdout, stderr } = await git(['cat-file', 'blob', `${commit}:./${name}`], cwd);
  if (code !== 0) {
    throw new GitFileMissing(
      `${path} does not exist at git:${revision} (${commit.slice(0, 12)}): ${firstLine(stderr)}. ` +
        `If it was moved: git show ${revision}:OLD/PATH > before.yaml, and --against before.yaml`,
    );
  }
  return { bytes: stdout, commit };
}

async function insideRepository(path: string, cwd: string): Promise<void> {
  const { code, stderr } = await git(['rev-parse', '--git-dir'], cwd);
  if (code !== 0) {
    throw new GitUnusable(`${path} is not in a repository that git can read: ${firstLine(stderr)}`);
  }
}

async function commitOf(revision: string, cwd: string): Promise<string> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { code, stdout } = await git(asked, cwd);
  if (code === 0) return stdout.toString().trim();
  const names = await git(
    ['for-each-ref', '--format=%(refname:short)', '--', 'refs/heads', 'refs/tags'],
    cwd,
  );
  // HEAD~7 is no misspelt HEAD
  const plain = /^[\w./-]+$/.test(revision);
  const near = plain ? closest(revision, ['HEAD', ...names.stdout.toString().split('\n')]) : null;
  throw new UsageError(
    `unknown revision "${revision}": ${near === null ? '`git log` lists them' : `did you mean git:${near}?`}`,
  );
}

interface Ran {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** In English, whatever the user speaks, since its messages stand in ours. */
function git(args: readonly string[], cwd: string): Promise<Ran> {
  const options = {
    cwd,
    encoding: 'buffer',
    maxBuffer: ENOUGH,
    env: { ...process.env, LC_ALL: 'C' },
  } as const;
  return new Promise((resolve, reject) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      const ran = { stdout, stderr: stderr.toString() };
      if (error === null) {
        resolve({ ...ran, code: 0 });
      } else if (typeof error.code === 'number') {
        resolve({ ...ran, code: error.code });
      }
      // more than the parser takes: what was read is enough for it to say so
      else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
        resolve({ ...ran, code: 0 });
      } else if (error.code === 'ENOENT') {
        reject(new GitUnusable('git is not on the PATH: --against git:REV needs it'));
      } else {
        reject(new Error(`git did not run: ${error.message}`, { cause: error }));
      }
    });
  });
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^fatal: /, '');
}
