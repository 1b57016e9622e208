import { fleetFolder } from '../../src/index.ts';

function folderOf(path: string): ReturnType<typeof fleetFolder> {
  const git = { url: 'https://git.example.com/lab.git', revision: 'main', path };
  return fleetFolder(
    { name: 'home' },
    { git, charts: 'c', digest: null, gitops: 'argocd' as const, flux: null, cluster: 'home' },
  );
}

describe(fleetFolder, () => {
  it.each([
    ['networks/home/generated', 'networks/*/generated', 1],
    ['home', '*', 0],
    ['home/sites/home', 'home/sites/*', 2],
  ])('leaves the name in %s open', (path, pattern, index) => {
    expect(folderOf(path)).toEqual({ pattern, index });
  });

  it('is null where no folder has exactly that name', () => {
    expect(folderOf('networks/homelab/home-2')).toBeNull();
  });
});
