import type { NetworkView } from '@netloom/network-model';
import type { PageRule } from './data/page-data.ts';
import { toPageData } from './data/to-page-data.ts';
import { pageHtml } from './page-html.ts';
import type { PageProgram } from './program.ts';

export interface PageAssets {
  /** Of netloom. */
  readonly version: string;
  readonly program: PageProgram;
  /** Of each code that the findings have. */
  readonly rules: ReadonlyMap<string, PageRule>;
}

/** network.html. Findings are shown as they are: whoever writes the page refuses a network with a secret in it. */
export async function renderPage(
  view: NetworkView,
  { version, program, rules }: PageAssets,
): Promise<string> {
  const map = await Promise.resolve({ width: 0, height: 0, boxes: [], edges: [] });
  return pageHtml(toPageData(view, { version, map, rules }), program);
}
