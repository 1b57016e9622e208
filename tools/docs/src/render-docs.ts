import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleGraph, readWorkspace } from '@netloom/structure';
import { exportsSection } from './exports/exports-section.ts';
import { havingSection, withSection } from './marked-section.ts';

/** A page with its sections as they should be, beside the text that it has. */
export interface RenderedPage {
  /** From the root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Every page that has sections which are printed from the code. */
export async function renderDocs(root: string): Promise<readonly RenderedPage[]> {
  const packages = readWorkspace(root);
  const graph = new ModuleGraph(root, packages);
  const readmes = packages
    .filter(({ folder }) => folder.startsWith('packages/'))
    .map(async (each) => {
      const path = join(each.folder, 'README.md');
      const before = readFileSync(join(root, path), 'utf8');
      const page = havingSection(before, 'exports', '## Exports');
      return { path, before, after: await withSection(page, 'exports', exportsSection(each, graph)) };
    });
  return Promise.all(readmes);
}
