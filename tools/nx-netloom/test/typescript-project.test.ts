import { typescriptProjects } from '../src/typescript-project.ts';
import { infer } from './workspace.ts';

describe(typescriptProjects, () => {
  it('gives a folder with TypeScript lint and typecheck', async () => {
    const projects = await infer({ 'packages/metallb/tsconfig.json': '{}' });
    const { targets = {} } = projects['packages/metallb'] ?? {};
    expect(Object.entries(targets).map(([name, { executor }]) => [name, executor])).toEqual([
      ['lint', '@netloom/nx-netloom:lint'],
      ['typecheck', '@netloom/nx-netloom:typecheck'],
    ]);
  });
});
