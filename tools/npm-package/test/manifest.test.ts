import { renderManifest } from '../src/manifest.ts';

describe(renderManifest, () => {
  it('names the repository that it is published from', () => {
    const manifest = renderManifest({ version: '1.2.3', repository: 'https://git.example.com/lab/netloom' });
    expect(JSON.parse(manifest)).toMatchObject({
      version: '1.2.3',
      repository: { type: 'git', url: 'git+https://git.example.com/lab/netloom.git' },
    });
  });

  it('names none where nothing is published', () => {
    expect(renderManifest({ version: '1.2.3', repository: null })).not.toContain('repository');
  });
});
