import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHelm, findOnPath, HelmFailed, type Helm } from '@netloom/helm';
import { inScratchClone } from '@netloom/toolchain';
import { CHARTS as PACKAGES } from '@netloom/umbrella';
import { execa } from 'execa';
import { changeTemplate } from './support/change-template.ts';
import { itUnless } from './support/describe-unless.ts';
import { freshOut, publish, released, versionOf } from './support/publish.ts';
import { describeWithRegistries, registryPrograms } from './support/registry-programs.ts';
import { basicAuth, PUBLISHER, startRegistry, type RunningRegistry } from './support/registry.ts';
import { ROOT } from './support/repository.ts';
import { startTokenServer } from './support/token-server.ts';

const NAMES = PACKAGES.map(({ chart }) => chart.name);
const LOGIN = ['--username', PUBLISHER.username, '--password-stdin'];
const programs = await registryPrograms();
const withoutGpg = (await findOnPath('gpg', process.env)) === null ? 'gpg is not on PATH' : null;
let scratch: string;
let helm: Helm;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-publish-'));
  helm = await findHelm(process);
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The digest of each file of a folder. */
async function digestsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(folder)).sort();
  const digests = files.map(async (file) => {
    const bytes = await readFile(join(folder, file));
    return [file, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

/** A key without a passphrase in a keyring of its own, which helm reads in the old format. */
async function newKey(
  folder: string,
): Promise<{ readonly env: { readonly GNUPGHOME: string }; readonly keyring: string }> {
  const env = { GNUPGHOME: await mkdtemp(join(folder, 'gpg-')) };
  const key = ['publisher@example.org', 'rsa2048', 'sign', 'never'];
  await execa('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', ...key], { env });
  const keyring = join(folder, 'keyring.gpg');
  await execa('gpg', ['--batch', '--output', keyring, '--export'], { env });
  return { env, keyring };
}

describeWithRegistries(programs, 'netloom publish to', (program) => {
  let registry: RunningRegistry;
  let repository: string;
  let number = 0;

  beforeAll(async () => {
    registry = await startRegistry({ program });
  });

  afterAll(() => registry.stop());

  beforeEach(() => {
    number += 1;
    repository = `oci://${registry.host}/charts-${number}`;
  });

  it('publishes every chart once, and records the same in each run', async () => {
    const [first, second] = [await freshOut(scratch), await freshOut(scratch)];
    const dry = await publish({ args: [repository, '--dry-run'], out: await freshOut(scratch) });
    const one = await publish({ args: [repository], out: first });
    const two = await publish({ args: [repository], out: second });
    const digests = await released(first, 'manifestDigest');
    const linesOf = (word: string) =>
      NAMES.map((name) => `${word} ${name} ${versionOf(name)} ${String(digests[name])}`);
    expect([dry, one, two].map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array(3).fill({ code: 0, stderr: '' }),
    );
    expect(lines(dry.stdout)).toEqual(linesOf('would publish'));
    expect(lines(one.stdout)).toEqual(linesOf('published'));
    expect(lines(two.stdout)).toEqual(linesOf('unchanged'));
    for (const file of ['release.json', 'sbom.json']) {
      expect(await readFile(join(second, file), 'utf8')).toBe(await readFile(join(first, file), 'utf8'));
    }
  }, 120_000);

  it('keeps the digests of the other charts where only some are published', async () => {
    const out = await freshOut(scratch);
    await publish({ args: [repository], out });
    const before = await readFile(join(out, 'release.json'), 'utf8');
    const some = await publish({ args: [repository, 'metallb'], out });
    expect([some.code, lines(some.stdout).length]).toEqual([0, 1]);
    expect(await readFile(join(out, 'release.json'), 'utf8')).toBe(before);
  }, 120_000);

  it('writes the manifest that helm push writes, and finds what helm pushed unchanged', async () => {
    const out = await freshOut(scratch);
    await publish({ args: [repository, 'netloom', 'tunnel'], out });
    const digests = await released(out, 'manifestDigest');
    for (const name of ['netloom', 'tunnel']) {
      const archive = join(out, 'charts', `${name}-${versionOf(name)}.tgz`);
      const pushed = await helm.run(['push', archive, `${repository}/helm`, '--plain-http']);
      expect(`${pushed.stdout}${pushed.stderr}`).toContain(`Digest: ${String(digests[name])}`);
    }
    const again = await publish({ args: [`${repository}/helm`, 'tunnel'], out: await freshOut(scratch) });
    expect(again.stdout).toBe(`unchanged tunnel ${versionOf('tunnel')} ${String(digests.tunnel)}`);
  }, 120_000);

  it('gives helm the same chart by version and by digest', async () => {
    const out = await freshOut(scratch);
    await publish({ args: [repository, 'metallb'], out });
    const { metallb: digest } = await released(out, 'manifestDigest');
    const byVersion = [`${repository}/metallb`, '--version', versionOf('metallb'), '--plain-http'];
    const byDigest = [`${repository}/metallb@${String(digest)}`, '--plain-http'];
    const values = ['--values', join(ROOT, 'charts/metallb/ci/full-values.yaml')];
    const local = await helm.run(['template', 'release', join(ROOT, 'charts/metallb'), ...values]);
    for (const chart of [byVersion, byDigest]) {
      const { stdout } = await helm.run(['template', 'release', ...chart, ...values]);
      // Helm tells on stdout what it pulled.
      expect(stdout.replaceAll(/^(?:Pulled|Digest): .*\n/gm, '')).toBe(local.stdout);
    }
    await helm.run(['pull', ...byVersion, '--destination', out]);
    const archive = `metallb-${versionOf('metallb')}.tgz`;
    expect((await readFile(join(out, archive))).equals(await readFile(join(out, 'charts', archive)))).toBe(
      true,
    );
    const other = `${repository}/metallb@sha256:${'0'.repeat(64)}`;
    await expect(helm.run(['pull', other, '--plain-http', '--destination', out])).rejects.toThrow(HelmFailed);
  }, 120_000);

  itUnless(
    withoutGpg,
    'signs what it pushes, so that helm verifies it',
    async () => {
      const out = await freshOut(scratch);
      const { env, keyring } = await newKey(out);
      const args = [repository, 'metallb', '--sign', 'publisher@example.org'];
      const stranger = await publish({
        args: [...args.slice(0, 3), 'nobody@example.org'],
        out,
        env,
      });
      const signed = await publish({ args, out, env });
      const again = await publish({ args, out, env });
      expect([stranger, signed, again].map(({ code }) => code)).toEqual([1, 0, 0]);
      expect(stranger.stderr).toMatch(/^netloom: gpg did not sign with the key "nobody@example.org":\ngpg: /);
      expect(again.stdout).toBe(signed.stdout.replace('published', 'unchanged'));
      const chart = [
        `${repository}/metallb`,
        '--version',
        versionOf('metallb'),
        '--plain-http',
        '--destination',
        out,
      ];
      const { stdout } = await helm.run(['pull', ...chart, '--verify', '--keyring', keyring]);
      expect(stdout).toContain('Signed by: publisher@example.org');
      // it runs as long as its folder is there.
      await execa('gpgconf', ['--kill', 'gpg-agent'], { env });
    },
    120_000,
  );

  it('refuses a changed template under a published version, with both digests, and publishes nothing', async () => {
    const out = await freshOut(scratch);
    await publish({ args: [repository, 'metallb'], out });
    const { metallb: layer } = await released(out, 'layerDigest');
    await inScratchClone(ROOT, async ({ root }) => {
      await changeTemplate(root, 'metallb');
      const changed = await publish({ args: [repository], out: join(root, 'dist'), root });
      const packaged = /packaged chart {2}(sha256:[0-9a-f]{64})/.exec(changed.stderr)?.[1];
      expect(packaged).not.toBe(layer);
      expect(changed).toEqual({
        code: 5,
        stdout: '',
        stderr: [
          `netloom: ${repository}/metallb:${versionOf('metallb')} is published with other content, and a published version never changes.`,
          `  published chart ${String(layer)}`,
          `  packaged chart  ${String(packaged)}`,
          'Raise the version of the chart: `npm run release` does it for every chart that changed.',
          'Nothing was published.',
        ].join('\n'),
      });
    });
    const { stdout } = await publish({ args: [repository, '--dry-run'], out: await freshOut(scratch) });
    expect(lines(stdout).map((line) => line.replace(/ sha256:.*/, ''))).toEqual(
      NAMES.map((name) => `${name === 'metallb' ? 'unchanged' : 'would publish'} ${name} ${versionOf(name)}`),
    );
  }, 120_000);
});

describe('netloom package', () => {
  it('gives the same bytes on another day, in another time zone, with another umask, from another checkout', async () => {
    const [here, there] = [await freshOut(scratch), await freshOut(scratch)];
    const command = ['packages/cli/bin/netloom.js', 'package', '--out'];
    await execa(process.execPath, [...command, here], { cwd: ROOT });
    const tomorrow = 'const now = Date.now; Date.now = () => now() + 86_400_000;';
    await inScratchClone(ROOT, async ({ root }) => {
      await execa('sh', ['-c', 'umask 077 && exec "$@"', 'sh', process.execPath, ...command, there], {
        cwd: root,
        env: {
          TZ: 'Pacific/Kiritimati',
          SOURCE_DATE_EPOCH: '1700000000',
          NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(tomorrow)}`,
        },
      });
    });
    const sums = await Promise.all([here, there].map(digestsOf));
    expect(Object.keys(sums[0]!)).toEqual(NAMES.map((name) => `${name}-${versionOf(name)}.tgz`).sort());
    expect(sums[1]).toEqual(sums[0]);
  }, 120_000);
});

describeWithRegistries(programs.slice(0, 1), 'logging in at', (program) => {
  const password = PUBLISHER.password;

  it('uses a user name and a password from stdin, or what helm registry login left', async () => {
    const registry = await startRegistry({ program, auth: basicAuth });
    const to = `oci://${registry.host}/charts`;
    const out = await freshOut(scratch);
    const nobody = await publish({ args: [to, 'tunnel'], out });
    const wrong = await publish({ args: [to, 'tunnel', ...LOGIN], out, input: 'battery staple' });
    const right = await publish({ args: [to, 'tunnel', ...LOGIN], out, input: `${password}\n` });
    const config = join(out, 'registry.json');
    await helm.run(
      ['registry', 'login', registry.host, '--plain-http', ...LOGIN, '--registry-config', config],
      { stdin: password },
    );
    const stored = await publish({ args: [to, 'tunnel'], out, env: { HELM_REGISTRY_CONFIG: config } });
    await registry.stop();
    const step = `netloom: reading ${to}/tunnel:${versionOf('tunnel')}: ${registry.host} answers 401 (UNAUTHORIZED: authentication required).`;
    const login = `log in with "helm registry login ${registry.host}"`;
    expect([nobody, wrong].map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      {
        code: 1,
        stderr: `${step} Publishing needs credentials: ${login}, or use --username and --password-stdin.`,
      },
      {
        code: 1,
        stderr: `${step} The credentials are wrong or expired: ${login} again, or give others with --username and --password-stdin.`,
      },
    ]);
    expect([right, stored].map(({ stdout }) => stdout.split(' ')[0])).toEqual(['published', 'unchanged']);
  }, 60_000);

  it('fetches a token for each chart where the registry wants one', async () => {
    const tokens = await startTokenServer();
    const registry = await startRegistry({ program, auth: tokens.auth });
    const to = `oci://${registry.host}/charts`;
    const out = await freshOut(scratch);
    const wrong = await publish({ args: [to, 'tunnel', ...LOGIN], out, input: 'battery staple' });
    const right = await publish({ args: [to, 'tunnel', 'metallb', ...LOGIN], out, input: password });
    await registry.stop();
    await tokens.stop();
    expect(wrong.stderr).toContain(`reading ${to}/tunnel:${versionOf('tunnel')}, logging in at 127.0.0.1:`);
    expect(wrong.stderr).toContain('The credentials are wrong or expired');
    expect({ code: right.code, words: lines(right.stdout).map((line) => line.split(' ')[0]) }).toEqual({
      code: 0,
      words: ['published', 'published'],
    });
    expect(tokens.scopes).toEqual([
      'repository:charts/metallb:pull,push',
      'repository:charts/tunnel:pull,push',
    ]);
  }, 60_000);
});
