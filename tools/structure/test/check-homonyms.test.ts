import { checkHomonyms } from '../src/check-homonyms.ts';
import { inWorkspace } from './workspace-folder.ts';

const POOL =
  "export const Pool = z.string();\nexport type Pool = z.output<typeof Pool>;\nimport * as z from 'zod';\n";

describe(checkHomonyms, () => {
  it('refuses a name that two packages export with two meanings', async () => {
    const files = {
      'packages/a/src/index.ts': "export { plan } from './plan.ts';\n",
      'packages/a/src/plan.ts': 'export function plan(): void {}\n',
      'packages/b/src/more.ts': 'const plan = 1;\nexport { plan };\n',
    };
    expect(await inWorkspace(files, (root) => checkHomonyms(root, {}))).toEqual([
      [
        'error: "plan" means more than one thing among what the packages export',
        '    packages/a/src/plan.ts (@w/a)',
        '    packages/b/src/more.ts (@w/b/more)',
        '  Rename one of them, or list the name in tools/structure/src/deliberate-homonyms.ts with the reason.',
      ].join('\n'),
    ]);
  });

  it('sees two meanings within one package', async () => {
    const files = {
      'packages/a/src/index.ts': 'export interface Pool {}\n',
      'packages/a/src/more.ts': 'export interface Pool {}\n',
    };
    expect(await inWorkspace(files, (root) => checkHomonyms(root, {}))).toHaveLength(1);
  });

  it.each([
    ['a schema and its type', { 'packages/a/src/index.ts': POOL }],
    [
      're-exports of one declaration, from package to package',
      {
        'packages/a/src/pool.ts': POOL,
        'packages/a/src/index.ts': "export { Pool } from './pool.ts';\n",
        'packages/a/src/more.ts': "import { Pool } from './pool.ts';\nexport { Pool };\n",
        'packages/b/src/index.ts': "export { Pool } from '@w/a';\n",
        'packages/b/src/more.ts': "export * from '@w/a/more';\n",
      },
    ],
    [
      'a name that a package keeps to itself',
      {
        'packages/a/src/pool.ts': POOL,
        'packages/a/src/index.ts': "export { Pool as AddressPool } from './pool.ts';\n",
        'packages/b/src/index.ts': POOL,
      },
    ],
  ])('takes %s for one meaning', async (_, files) => {
    expect(await inWorkspace(files, (root) => checkHomonyms(root, {}))).toEqual([]);
  });

  it('lets a listed name pass, and refuses one that is listed in vain', async () => {
    const files = { 'packages/a/src/index.ts': POOL, 'packages/b/src/index.ts': POOL };
    const problems = await inWorkspace(files, (root) =>
      checkHomonyms(root, { Pool: 'each its own', rules: 'each its own' }),
    );
    expect(problems).toEqual(['error: "rules" is listed in deliberate-homonyms.ts, but has one meaning']);
  });
});
