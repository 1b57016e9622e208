import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { changelogEntry, type EntryContext } from '../src/changelog-entry.ts';
import { commandEntry } from '../src/command-entry.ts';
import { gitIn, lastTag, type Git } from '../src/git.ts';
import { manifestDifference } from '../src/manifest-difference.ts';

const UMBRELLA = {
  name: 'netloom',
  project: '@netloom/umbrella',
  packageFolder: 'packages/umbrella',
  chartFolder: 'charts/netloom',
  subcharts: ['pools'],
};

const POOLS = {
  ...UMBRELLA,
  name: 'pools',
  project: '@netloom/pools',
  chartFolder: 'charts/pools',
  subcharts: [],
};

const chartFile = (name: string, version: string): string =>
  `apiVersion: v2\nname: ${name}\nversion: ${version}\n`;

const template = (data: string): string => `{{- range .Values.pools }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ . | quote }}
  namespace: metallb-system
  labels:
    helm.sh/chart: "{{ $.Chart.Name }}-{{ $.Chart.Version }}"
data:
  ${data}
{{- end }}
`;

interface Release {
  readonly version: string;
  readonly data: string;
  readonly pools: readonly string[];
  readonly defaults: string;
}

/** The files of a repository with one subchart. */
const filesOf = ({ version, data, pools, defaults }: Release): Readonly<Record<string, string>> => ({
  'charts/netloom/Chart.yaml': `${chartFile('netloom', version)}dependencies:\n  - { name: pools, version: ${version}, repository: file://../pools }\n`,
  'charts/netloom/values.yaml': '{}\n',
  'charts/pools/Chart.yaml': chartFile('pools', version),
  'charts/pools/values.yaml': defaults,
  'charts/pools/templates/pool.yaml': template(data),
  'networks/homelab/generated/values.yaml': JSON.stringify({ pools: { pools } }),
  'networks/homelab/generated/operators/install.md': `helm upgrade --install netloom --version ${version}\n`,
});

const RELEASES: readonly Release[] = [
  { version: '0.1.0', data: 'owner: nobody', pools: ['lb'], defaults: 'pools: []\n' },
  { version: '0.2.0', data: 'owner: netloom', pools: ['lb'], defaults: 'pools: []\n' },
  { version: '0.3.0', data: 'owner: netloom', pools: ['apps'], defaults: 'pools: []\ninterval: 30s\n' },
];

/** A repository with a commit and a tag for each release but the last, which is in the working tree. */
async function inScratchRepository(use: (root: string, git: Git) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'netloom-release-test-'));
  const git = gitIn(root);
  try {
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('config', 'user.name', 'netloom');
    await git('config', 'user.email', 'netloom@example.org');
    for (const release of RELEASES) {
      for (const [path, text] of Object.entries(filesOf(release))) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
      await git('add', '--all');
      if (release === RELEASES.at(-1)) break;
      await git('commit', '--quiet', '--message', `feat(pools): ${release.data}`);
      await git('tag', `@netloom/umbrella@${release.version}`);
    }
    await use(root, git);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const VERSIONS = new Map(
  ['@netloom/umbrella', '@netloom/pools', '@netloom/cli'].map((project) => [
    project,
    { from: '0.2.0', to: '0.3.0' },
  ]),
);

function contextOf(git: Git, since: string | null): EntryContext {
  const planned = [POOLS, UMBRELLA].map((chart) => ({ ...chart, chart, since, keepsVersion: false }));
  return { git, versions: VERSIONS, planned, date: '2026-11-28' };
}

describe(changelogEntry, () => {
  it("has what the release changes since the chart's last tag", () =>
    inScratchRepository(async (_root, git) => {
      const since = await lastTag(git, '@netloom/umbrella');
      expect(since).toBe('@netloom/umbrella@0.2.0');
      const context = contextOf(git, since);
      expect(await Promise.all(context.planned.map((chart) => changelogEntry(chart, context)))).toEqual([
        `## 0.3.0 (2026-11-28)

### Default values

\`\`\`diff
@@ -1 +1,2 @@
 pools: []
+interval: 30s
\`\`\``,
        `## 0.3.0 (2026-11-28)

### Subcharts

- pools 0.3.0`,
      ]);
    }));
});

describe(commandEntry, () => {
  const COMMAND = {
    name: 'netloom',
    project: '@netloom/cli',
    packageFolder: 'packages/cli',
    keepsVersion: false,
  };

  it('has the notes, and what the release changes for the homelab: objects and files', () =>
    inScratchRepository(async (root, git) => {
      const helm = await findHelm(process);
      const since = '@netloom/umbrella@0.2.0';
      const entry = await commandEntry(
        { ...COMMAND, since },
        {
          ...contextOf(git, since),
          notes: '- `ConfigMap metallb-system/apps`: named after what it is for',
          manifestsSince: (tag) => manifestDifference({ root, since: tag, git, helm }),
        },
      );
      expect(entry.replace(/^index .*\n/m, '')).toBe(`## 0.3.0 (2026-11-28)

### What changes for a network

- \`ConfigMap metallb-system/apps\`: named after what it is for

### Charts

- pools 0.3.0
- netloom 0.3.0

### Objects of the homelab

\`\`\`diff
--- a/ConfigMap metallb-system/apps
+++ b/ConfigMap metallb-system/apps
@@ -0,0 +1,9 @@
+# Source: netloom/charts/pools/templates/pool.yaml
+apiVersion: v1
+kind: ConfigMap
+metadata:
+  name: "apps"
+  namespace: metallb-system
+  labels:
+data:
+  owner: netloom
--- a/ConfigMap metallb-system/lb
+++ b/ConfigMap metallb-system/lb
@@ -1,9 +0,0 @@
-# Source: netloom/charts/pools/templates/pool.yaml
-apiVersion: v1
-kind: ConfigMap
-metadata:
-  name: "lb"
-  namespace: metallb-system
-  labels:
-data:
-  owner: netloom
\`\`\`

### Files of the homelab

\`\`\`diff
diff --git a/networks/homelab/generated/operators/install.md b/networks/homelab/generated/operators/install.md
--- a/networks/homelab/generated/operators/install.md
+++ b/networks/homelab/generated/operators/install.md
@@ -1 +1 @@
-helm upgrade --install netloom --version 0.2.0
+helm upgrade --install netloom --version 0.3.0
\`\`\``);
      expect(await git('worktree', 'list')).toMatch(/^[^\n]+$/);
    }));

  it('shows no difference before there is a release to compare with', () =>
    inScratchRepository(async (_root, git) => {
      const entry = await commandEntry(
        { ...COMMAND, since: null },
        { ...contextOf(git, null), notes: '', manifestsSince: () => Promise.reject(new Error('no release')) },
      );
      expect(entry).toBe('## 0.3.0 (2026-11-28)\n\n### Charts\n\n- pools 0.3.0\n- netloom 0.3.0');
    }));
});

describe(manifestDifference, () => {
  it('templates the charts of the revision, and ignores labels that name versions', () =>
    inScratchRepository(async (root, git) => {
      const helm = await findHelm(process);
      await git('reset', '--quiet', '--hard');
      const since = (tag: string): Promise<string> => manifestDifference({ root, since: tag, git, helm });
      expect(await since('@netloom/umbrella@0.2.0')).toBe('');
      expect(await since('@netloom/umbrella@0.1.0')).toBe(`--- a/ConfigMap metallb-system/lb
+++ b/ConfigMap metallb-system/lb
@@ -6,4 +6,4 @@
   namespace: metallb-system
   labels:
 data:
-  owner: nobody
+  owner: netloom
`);
    }));
});
