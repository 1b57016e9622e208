import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inScratchClone, type ScratchClone } from '@netloom/toolchain';
import { changeFile, readRecipe, type RecipeBlock } from './support/recipe.ts';
import { ROOT } from './support/repository.ts';

const RECIPES_MS = 600_000;

async function follow(clone: ScratchClone, heading: string): Promise<void> {
  const blocks = readRecipe(await readFile(join(ROOT, 'CONTRIBUTING.md'), 'utf8'), heading);
  for (const block of blocks) await apply(clone, block);
}

async function apply({ root, run }: ScratchClone, block: RecipeBlock): Promise<void> {
  switch (block.kind) {
    case 'commands':
      for (const command of block.commands) {
        if (command === 'npm install') await linkPackages(root);
        else await run('bash', '-c', command);
      }
      return;
    case 'file':
      await mkdir(dirname(join(root, block.path)), { recursive: true });
      await writeFile(join(root, block.path), block.text);
      return;
    case 'change':
      await changeFile(join(root, block.path), block);
      return;
    default:
      block satisfies never;
  }
}

/** What `npm install` does for a new workspace package, without asking the registry. */
async function linkPackages(root: string): Promise<void> {
  await symlink('../../packages/probes', join(root, 'node_modules/@netloom/probes'));
}

describe('the recipes of CONTRIBUTING.md', () => {
  it(
    'add a field, a rule and a chart',
    async () => {
      await inScratchClone(ROOT, async (clone) => {
        const read = (path: string): Promise<string> => readFile(join(clone.root, path), 'utf8');

        await follow(clone, 'Add a field to network.yaml');
        expect(await read('networks/homelab/generated/NETWORK.md')).toMatch(/\| ingress +\| Traefik /);

        await follow(clone, 'Add a rule');
        expect(await clone.run('netloom', 'explain', 'pool-without-purpose')).toContain('## Why');

        await follow(clone, 'Add a chart');
        const manifests = await clone.run('netloom', 'template');
        expect(manifests).toContain('kind: Probe\n');
        expect(manifests).toContain('- https://passwords.jigga.xyz\n');

        // of `npm run check`, what the recipes can break
        await clone.run('git', 'add', '--all');
        const changed = await clone.run('git', 'diff', '--cached', '--name-only', '--diff-filter=d');
        await clone.run('oxfmt', '--check', ...changed.split('\n'));
        await clone.run('knip');
      });
    },
    RECIPES_MS,
  );
});
