import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CrdsMissing } from '../../src/crds/crds-missing.ts';
import { findCrds } from '../../src/crds/find-crds.ts';
import { lockedSources } from '../../src/crds/lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-crds-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const env = (): { readonly XDG_CACHE_HOME: string } => ({ XDG_CACHE_HOME: folder });
const refuse = (): Promise<Response> =>
  Promise.reject(new TypeError('fetch failed', { cause: new Error('no route') }));

describe(lockedSources, () => {
  it('names each source by an address at a tag', () => {
    expect(lockedSources().map(({ url }) => url)).toContain(
      'https://raw.githubusercontent.com/metallb/metallb/v0.16.1/config/crd/bases/metallb.io_ipaddresspools.yaml',
    );
  });

  it('has those of Flux by themselves', () => {
    expect(lockedSources('flux').flatMap(({ crds }) => crds.map(({ file }) => file))).toEqual([
      'flux-helm/helmreleases.yaml',
      'flux-kustomize/kustomizations.yaml',
      'flux-source/gitrepositories.yaml',
      'flux-source/helmrepositories.yaml',
      'flux-source/ocirepositories.yaml',
    ]);
  });

  it('has those of Cilium by themselves', () => {
    expect(lockedSources('cilium').flatMap(({ crds }) => crds.map(({ file }) => file))).toEqual([
      'cilium/ciliumbgpadvertisements.yaml',
      'cilium/ciliumbgpclusterconfigs.yaml',
      'cilium/ciliumbgppeerconfigs.yaml',
      'cilium/ciliumloadbalancerippools.yaml',
      'cilium/ciliuml2announcementpolicies.yaml',
    ]);
  });

  it('names each CRD once', () => {
    const files = lockedSources().flatMap(({ crds }) => crds.map(({ file }) => file));
    expect(new Set(files).size).toBe(files.length);
  });
});

describe(findCrds, () => {
  it('says which file of a folder is missing', async () => {
    await expect(findCrds({ dir: folder, env: env(), fetch: refuse })).rejects.toThrow(CrdsMissing);
    await expect(findCrds({ dir: folder, env: env(), fetch: refuse })).rejects.toThrow(
      `${folder}/metallb/bfdprofiles.yaml cannot be read: `,
    );
  });

  it('refuses a file of a folder that has other bytes', async () => {
    const path = join(folder, 'metallb/bfdprofiles.yaml');
    await mkdir(dirname(path));
    await writeFile(path, 'other\n');
    await expect(findCrds({ dir: folder, env: env(), fetch: refuse })).rejects.toThrow(
      `${path} is not the locked file: its SHA-256 is 7e4fa2eb8c7ac089739d5defc4489fad68a100d92082ca35c6b40a4524821f87, that of the lock is b62589379612dcd4a0f267d65364e1acdf9870ca068dfbc2dd338c73757ea156.`,
    );
  });

  it('says why upstream could not be reached', async () => {
    await expect(findCrds({ env: env(), fetch: refuse })).rejects.toThrow(
      /^https:.*\/metallb\.io_bfdprofiles\.yaml cannot be fetched: no route\.$/,
    );
  });

  it('finds the CRDs of Flux where it is asked for them', async () => {
    await expect(findCrds({ set: 'flux', env: env(), fetch: refuse })).rejects.toThrow(
      /helm\.toolkit\.fluxcd\.io_helmreleases\.yaml cannot be fetched: no route\.$/,
    );
  });

  it('says what upstream answers instead', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response('', { status: 404 }));
    await expect(findCrds({ env: env(), fetch })).rejects.toThrow(
      /metallb\.io_bfdprofiles\.yaml answers 404\.$/,
    );
  });

  it('takes nothing from upstream that has other bytes, and keeps nothing', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response('other\n'));
    await expect(findCrds({ env: env(), fetch })).rejects.toThrow(
      /holds no metallb\/bfdprofiles\.yaml with the SHA-256 b62589379612/,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
