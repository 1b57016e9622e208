import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeReleases, readRelease, renderRelease, type ReleaseEntry } from '../src/release-file.ts';

function released(chart: string, version: string): ReleaseEntry {
  return {
    chart,
    version,
    tag: version,
    reference: `oci://registry.example.org/${chart}:${version}`,
    manifestDigest: `sha256:${chart}-${version}`,
    layerDigest: 'sha256:l',
    created: null,
    git: { commit: 'abc', dirty: false },
  };
}

describe(mergeReleases, () => {
  it('keeps what is known of the charts that were not published now, the umbrella last', () => {
    const before = ['network-model', 'metallb', 'netloom', 'gone'].map((chart) => released(chart, '1.0.0'));
    const after = mergeReleases(before, [released('metallb', '1.1.0'), released('tunnel', '1.0.0')]);
    expect(after.map(({ chart, version }) => `${chart} ${version}`)).toEqual([
      'network-model 1.0.0',
      'metallb 1.1.0',
      'tunnel 1.0.0',
      'netloom 1.0.0',
    ]);
  });
});

describe(readRelease, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netloom-release-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('reads what was written', async () => {
    const charts = [released('metallb', '1.0.0'), { ...released('tunnel', '1.0.0'), git: null }];
    const path = join(folder, 'release.json');
    await writeFile(path, renderRelease(charts));
    expect(await readRelease(path)).toEqual(charts);
  });

  it('has nothing where there is no such file', async () => {
    expect(await readRelease(join(folder, 'release.json'))).toEqual([]);
  });

  it.each(['', '{', '[]', '{ "formatVersion": "1.0", "charts": [{ "chart": "metallb" }] }'])(
    'refuses %j, whose digests would be lost',
    async (text) => {
      const path = join(folder, 'release.json');
      await writeFile(path, text);
      await expect(readRelease(path)).rejects.toMatchObject({
        name: 'Refused',
        message: `${path} is not a file that \`netloom publish\` wrote, and the digests of other charts would be lost with it: move it away, or name another folder with --out. Nothing was published.`,
      });
    },
  );
});
