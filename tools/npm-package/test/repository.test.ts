import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declaredRepository, publishedRepository } from '../src/repository.ts';

const ADDRESS = 'https://git.example.com/lab/netloom';
const DECLARED = { type: 'git', url: `git+${ADDRESS}.git` };

/** Calls `use` with a folder whose package.json declares this repository. */
async function withRepository<T>(repository: unknown, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-repository-'));
  try {
    await writeFile(join(root, 'package.json'), JSON.stringify({ name: 'a', repository }));
    return await use(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe(declaredRepository, () => {
  it('is the address as a browser takes it', async () => {
    expect(await withRepository(DECLARED, declaredRepository)).toBe(ADDRESS);
  });

  it('is null where nothing is declared', async () => {
    expect(await withRepository(undefined, declaredRepository)).toBe(null);
  });

  it.each([['github:lab/netloom'], [{ type: 'git', url: 'git@git.example.com:lab/netloom.git' }], [null]])(
    'is refused in another form: %j',
    async (repository) => {
      await expect(withRepository(repository, declaredRepository)).rejects.toThrow(
        `package.json has the repository ${JSON.stringify(repository)}: write { "type": "git", "url": "git+https://HOST/PATH.git" }.`,
      );
    },
  );
});

describe(publishedRepository, () => {
  it.each([
    [undefined, null, null],
    [undefined, ADDRESS, ADDRESS],
    [DECLARED, null, ADDRESS],
    [DECLARED, ADDRESS, ADDRESS],
  ])('declared as %j and named as %j is %j', async (declared, named, expected) => {
    expect(await withRepository(declared, (root) => publishedRepository(root, named))).toBe(expected);
  });

  it('is refused where a fork would publish under the address of the original', async () => {
    const fork = 'https://git.example.com/fork/netloom';
    await expect(withRepository(DECLARED, (root) => publishedRepository(root, fork))).rejects.toThrow(
      `the package is to be published from ${fork}, and package.json declares ${ADDRESS}: change the repository there.`,
    );
  });
});
