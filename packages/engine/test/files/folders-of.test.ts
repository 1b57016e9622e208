import { join } from 'node:path';
import { foldersOf } from '../../src/files/folders-of.ts';

describe(foldersOf, () => {
  it('has those that hold only folders, before what is in them', () => {
    const root = join('home', 'generated');
    expect([...foldersOf(root, ['argocd/apps/one.yaml', 'argocd/apps/two.yaml', 'NETWORK.md'])]).toEqual([
      root,
      join(root, 'argocd'),
      join(root, 'argocd', 'apps'),
    ]);
  });

  it('has the folder itself where there are no files', () => {
    expect([...foldersOf('generated', [])]).toEqual(['generated']);
  });
});
