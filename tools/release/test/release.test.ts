import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inScratchClone, type ScratchClone } from '@netloom/toolchain';

const ROOT = join(import.meta.dirname, '../../..');
const ADDRESS = 'https://github.com/lab/netloom';
const RELEASE_MS = 300_000;
const NOTHING = ['nothing to release: neither a chart nor the npm package differs from its last release.'];

/** What a release prints, without its advice. */
async function release({ run }: ScratchClone): Promise<readonly string[]> {
  const printed = (await run('node', 'tools/release/src/main.ts')).split('\n');
  return printed.filter((line) => line.startsWith('released') || line.startsWith('nothing'));
}

async function versionOf({ root }: ScratchClone, folder: string): Promise<string> {
  const manifest = await readFile(join(root, folder, 'package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(manifest)?.[1] ?? '';
}

function patched(version: string): string {
  return version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
}

describe('a release, in a scratch clone', () => {
  it(
    'of one changed template bumps that chart and the umbrella, and nothing else',
    async () => {
      await inScratchClone(ROOT, async (clone) => {
        const { root, run } = clone;
        // whether the repository is up to date is another check's matter.
        await run('netloom', 'render');
        await run('git', 'add', '--all');
        await run('git', 'commit', '--quiet', '--allow-empty', '--message', 'chore: render');
        await expect(release(clone)).rejects.toThrow('package.json declares no repository');
        await run('npm', 'pkg', 'set', 'repository.type=git', `repository.url=git+${ADDRESS}.git`);
        await run('git', 'commit', '--quiet', '--all', '--message', 'build: the address of the repository');
        const metallb = await versionOf(clone, 'packages/metallb');
        const umbrella = await versionOf(clone, 'packages/umbrella');
        const command = await versionOf(clone, 'packages/cli');

        // the first release is of the versions as they are, and leaves nothing to release.
        const first = await release(clone);
        expect(first).toHaveLength(8);
        expect(first).toContain(`released metallb ${metallb}`);
        expect(first).toContain(`released npm package netloom ${command}`);
        expect(await release(clone)).toEqual(NOTHING);

        // neither is a commit to a package that leaves its chart alone.
        await appendFile(join(root, 'packages/tunnel/README.md'), '\nMore words.\n');
        await run('git', 'commit', '--quiet', '--all', '--message', 'feat(tunnel): more words');
        expect(await release(clone)).toEqual(NOTHING);

        await appendFile(join(root, 'charts/metallb/templates/_helpers.tpl'), '{{- /* changed */ -}}\n');
        await run('git', 'commit', '--quiet', '--all', '--message', 'fix(metallb): one template');
        const before = await run('git', 'rev-parse', '--short', 'HEAD');
        expect(await release(clone)).toEqual([
          `released metallb ${patched(metallb)} (was ${metallb})`,
          `released netloom ${patched(umbrella)} (was ${umbrella})`,
          `released npm package netloom ${patched(command)} (was ${command})`,
        ]);

        expect(await run('git', 'status', '--porcelain')).toBe('');
        expect((await run('git', 'tag', '--points-at', 'HEAD')).split('\n')).toEqual([
          `@netloom/metallb@${patched(metallb)}`,
          `@netloom/umbrella@${patched(umbrella)}`,
          `netloom@${patched(command)}`,
        ]);
        const changed = (await run('git', 'diff', '--name-only', before, 'HEAD')).split('\n');
        expect(changed.filter((path) => /^charts\/|CHANGELOG\.md$/.test(path))).toEqual([
          'charts/metallb/Chart.yaml',
          'charts/metallb/README.md',
          'charts/netloom/Chart.yaml',
          'charts/netloom/README.md',
          'packages/cli/CHANGELOG.md',
          'packages/metallb/CHANGELOG.md',
          'packages/umbrella/CHANGELOG.md',
        ]);
        const versions = await run('git', 'diff', '--unified=0', before, 'HEAD', '--', '*/package.json');
        expect(versions.match(/^\+ {2}"version".*$/gm)).toEqual([
          `+  "version": "${patched(command)}",`,
          `+  "version": "${patched(metallb)}",`,
          `+  "version": "${patched(umbrella)}",`,
        ]);
        const subcharts = await run(
          'git',
          'diff',
          '--unified=0',
          before,
          'HEAD',
          '--',
          'charts/netloom/Chart.yaml',
        );
        expect(subcharts).toContain(`+    version: ${patched(metallb)}`);
        const changelog = await readFile(join(root, 'packages/metallb/CHANGELOG.md'), 'utf8');
        expect(changelog.replace(/\(\d{4}-\d\d-\d\d\)/, '(today)')).toContain(
          `## ${patched(metallb)} (today)\n\n### Commits\n\n- fix(metallb): one template (${before})\n`,
        );
        const ofUmbrella = await readFile(join(root, 'packages/umbrella/CHANGELOG.md'), 'utf8');
        expect(ofUmbrella).toContain(`### Subcharts\n\n- metallb ${patched(metallb)}\n`);
        // a comment in a template, and labels with the new versions: nothing that the homelab would notice.
        const ofCommand = await readFile(join(root, 'packages/cli/CHANGELOG.md'), 'utf8');
        expect(ofCommand).toMatch(new RegExp(`^## ${patched(command)} `));
        expect(ofCommand).toContain(`\n## ${command} (`);
        expect(ofCommand).toContain(`- fix(metallb): one template (${before})\n`);
        expect(ofCommand).not.toContain('## Unreleased');
        expect(ofCommand).not.toContain('### Objects of the homelab');
        expect(ofCommand).toContain('### Files of the homelab\n\n```diff\n');
        // the next upgrade is tested from here
        expect(changed.filter((path) => path.startsWith('e2e/fixtures/'))).toContain(
          'e2e/fixtures/released/netloom.tgz',
        );
        expect(await readFile(join(root, 'docs/upgrading.md'), 'utf8')).toContain(
          '"github>lab/netloom//renovate/default"',
        );
        // pages name the versions
        await run('node', 'tools/docs/src/main.ts', '--check');
        // fails where a package or the lock file asks for a version that is not there any more.
        await run('npm', 'ci', '--dry-run', '--offline', '--ignore-scripts');
      });
    },
    RELEASE_MS,
  );
});
