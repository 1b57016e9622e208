import { globSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { findOnPath } from '@netloom/helm';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf } from './support/crds-of.ts';
import { describeUnless } from './support/describe-unless.ts';
import { InstalledPackage } from './support/installed-package.ts';
import { readPage, unnamedBlocks, type PageBlock } from './support/page-blocks.ts';
import { PageFolder } from './support/page-folder.ts';
import { ROOT } from './support/repository.ts';

const CLUSTER = 'a cluster';
const KUBECTL = 'a cluster and kubectl';

/** What blocks may need that is here, where a cluster is. */
const available = new Set([
  CLUSTER,
  ...((await findOnPath('kubectl', process.env)) === null ? [] : [KUBECTL]),
]);

interface DocsPage {
  readonly path: string;
  readonly blocks: readonly PageBlock[];
}

/** Pages to be followed from their first block to the last. */
const FOLLOWED = globSync('docs/{tutorial,how-to,explanation}/*.md', { cwd: ROOT }).sort();

/** Their commands have tests of their own, which make what they are about: a faulty cluster, two revisions, a job of CI. */
const TESTED_ELSEWHERE = ['docs/doctor.md', 'docs/plan.md', 'docs/repository.md'];

/** Pages about one subject. */
const OTHERS = globSync('docs/*.md', { cwd: ROOT, exclude: TESTED_ELSEWHERE }).sort();

const pages: readonly DocsPage[] = [...FOLLOWED, ...OTHERS].map((path) => ({
  path,
  blocks: readPage(readFileSync(join(ROOT, path), 'utf8')),
}));

const needsCluster = ({ blocks }: DocsPage): boolean =>
  blocks.some(({ needs }) => needs === CLUSTER || needs === KUBECTL);

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await InstalledPackage.create();
}, 300_000);

afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

/** A page that neither begins with a network of its own nor imports one is about the homelab's. */
function openFolder({ path, blocks }: DocsPage): Promise<PageFolder> {
  const writesNetwork = blocks.some((block) => block.kind === 'file' && block.path === 'network.yaml');
  return PageFolder[writesNetwork || blocks.some(importsFiles) ? 'empty' : 'ofHomelab'](installed, path);
}

/** Whether it makes a network, or a verdict, of files that the page shows. */
function importsFiles(block: PageBlock): boolean {
  const commands =
    block.kind === 'commands'
      ? block.commands
      : block.kind === 'shown'
        ? block.shown.map(({ command }) => command)
        : [];
  return commands.some((command) => /^netloom (import|audit) \./.test(command));
}

describe('the pages of docs, followed block by block', () => {
  it('names each file that it shows', () => {
    const unnamed = FOLLOWED.flatMap((path) =>
      unnamedBlocks(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}:${line}`),
    );
    expect(unnamed).toEqual([]);
  });

  it.each(pages.filter((page) => !needsCluster(page) && page.blocks.some(({ needs }) => needs === null)))(
    '$path',
    async (page) => {
      const folder = await openFolder(page);
      for (const block of page.blocks) {
        if (block.needs === null) await folder.follow(block);
      }
    },
    120_000,
  );
});

describeWithCluster('the pages of docs that install a network', (crds) => {
  let cluster: ControlPlane;

  beforeAll(async () => {
    cluster = await startControlPlane(join(ROOT, 'examples/minimal/network.yaml'));
    await applyCrds(cluster.kubeconfig, crdsOf(crds, 'k3s-helm-controller', 'traefik'));
  }, 1_800_000);

  afterAll(() => cluster.stop());

  it.each(pages.filter(needsCluster))(
    '$path',
    async (page) => {
      const folder = await openFolder(page);
      try {
        for (const block of page.blocks) {
          if (block.needs === null || available.has(block.needs)) {
            await folder.follow(block, cluster.kubeconfig);
          }
        }
      } finally {
        await folder.run('netloom remove --yes', cluster.kubeconfig);
      }
    },
    300_000,
  );
});

const notRun = pages.flatMap(({ path, blocks }) =>
  blocks.flatMap(({ needs, line }) =>
    needs === null || available.has(needs) ? [] : [{ place: `${path}:${line}`, needs }],
  ),
);

for (const [needs, blocks] of Map.groupBy(notRun, (block) => block.needs)) {
  describeUnless(`they need ${needs}`, 'blocks of docs', () => {
    it.each(blocks)('$place', () => undefined);
  });
}
