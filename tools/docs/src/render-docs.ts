import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRepository } from '@netloom/npm-package';
import { ModuleGraph, readWorkspace } from '@netloom/structure';
import { deprecatedKeysTable } from './deprecated-keys.ts';
import { exportsSection } from './exports/exports-section.ts';
import { havingSection, withSection } from './marked-section.ts';
import { DOCS_INDEX, readDocsPages } from './pages/docs-page.ts';
import { llmsText, pagesSection } from './pages/page-lists.ts';
import { renderPipelinePage } from './pipeline/pipeline-page.ts';
import { REFERENCE_PAGES } from './reference/reference-pages.ts';
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
  const namesArchives = ['README.md', 'docs/package.md', 'docs/tutorial/first-host.md'];
  const docsPages = readDocsPages(root);
  return Promise.all([
    ...renderReadmes(root),
    ...namesArchives.map((path) => renderPage(root, path, withVersions)),
    renderPage(root, 'docs/pipeline.md', renderPipelinePage),
    renderPage(root, 'docs/upgrading.md', renderUpgrading),
    ...renderReference(root),
    renderPage(root, DOCS_INDEX, (_, text) => withSection(text, 'pages', pagesSection(docsPages))),
    renderPage(root, 'docs/llms.txt', () => llmsText(docsPages, npmDescription(root))),
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

/** What netloom is, in a sentence: that of the npm package. */
function npmDescription(root: string): string {
  const [, description = ''] =
    /^# netloom\n\n(.*)$/m.exec(readFileSync(join(root, 'docs/package.md'), 'utf8')) ?? [];
  return description;
}

function renderReference(root: string): readonly Promise<RenderedPage>[] {
  return Object.entries(REFERENCE_PAGES).map(([path, sections]) =>
    renderPage(root, path, async (_, text) => {
      let page = text;
      for (const [name, render] of Object.entries(sections)) {
        page = await withSection(page, name, await render(root));
      }
      return page;
    }),
  );
}

async function renderUpgrading(root: string, page: string): Promise<string> {
  const withKeys = await withSection(page, 'deprecated', deprecatedKeysTable());
  return withSection(withKeys, 'preset', presetExample(await declaredRepository(root)));
}

async function renderPage(
  root: string,
  path: string,
  render: (root: string, text: string) => string | Promise<string>,
): Promise<RenderedPage> {
  const before = readFileSync(join(root, path), 'utf8');
  return { path, before, after: await render(root, before) };
}
