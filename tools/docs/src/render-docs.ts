import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRepository } from '@netloom/npm-package';
import { ModuleGraph, readWorkspace } from '@netloom/structure';
import { deprecatedKeysTable } from './deprecated-keys.ts';
import { exportsSection } from './exports/exports-section.ts';
import { havingSection, withSection } from './marked-section.ts';
import { renderPipelinePage } from './pipeline/pipeline-page.ts';
import { presetExample } from './renovate-preset.ts';
import { withVersions } from './with-versions.ts';

/** A page as it should be, beside the text that it has. */
export interface RenderedPage {
  /** From the root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Every page that has parts which are printed from the code. */
export async function renderDocs(root: string): Promise<readonly RenderedPage[]> {
  const namesArchives = ['README.md', 'docs/package.md'];
  return Promise.all([
    ...renderReadmes(root),
    ...namesArchives.map((path) => renderPage(root, path, withVersions)),
    renderPage(root, 'docs/pipeline.md', renderPipelinePage),
    renderPage(root, 'docs/upgrading.md', renderUpgrading),
  ]);
}

function renderReadmes(root: string): readonly Promise<RenderedPage>[] {
  const packages = readWorkspace(root);
  const graph = new ModuleGraph(root, packages);
  return packages
    .filter(({ folder }) => folder.startsWith('packages/'))
    .map((each) =>
      renderPage(root, join(each.folder, 'README.md'), (_, text) =>
        withSection(havingSection(text, 'exports', '## Exports'), 'exports', exportsSection(each, graph)),
      ),
    );
}

async function renderUpgrading(root: string, page: string): Promise<string> {
  const withKeys = await withSection(page, 'deprecated', deprecatedKeysTable());
  return withSection(withKeys, 'preset', presetExample(await declaredRepository(root)));
}

async function renderPage(
  root: string,
  path: string,
  render: (root: string, text: string) => Promise<string>,
): Promise<RenderedPage> {
  const before = readFileSync(join(root, path), 'utf8');
  return { path, before, after: await render(root, before) };
}
