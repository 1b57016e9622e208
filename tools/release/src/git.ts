import { execa } from 'execa';

/** Runs git in one repository and returns its standard output. */
export type Git = (...args: readonly string[]) => Promise<string>;

export function gitIn(root: string): Git {
  return async (...args) => (await execa('git', args, { cwd: root, stdin: 'ignore' })).stdout;
}

/** The tag of the project's last release, or null before the first one. */
export async function lastTag(git: Git, project: string): Promise<string | null> {
  const pattern = `${project}@*`;
  const tags = await git('tag', '--list', pattern, '--merged', 'HEAD', '--sort=-version:refname');
  return tags.split('\n').find((tag) => tag !== '') ?? null;
}
