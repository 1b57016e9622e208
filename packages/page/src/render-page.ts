import type { NetworkView } from '@netloom/network-model';
import type { PageRule } from './data/page-data.ts';
import { toPageData } from './data/to-page-data.ts';
import { layOutMap } from './map/lay-out-map.ts';
import { pageHtml } from './page-html.ts';
import type { PageProgram } from './program.ts';

export interface PageAssets {
  /** Of netloom. */
  readonly version: string;
  readonly program: PageProgram;
  /** Of each code that the findings have. */
  readonly rules: ReadonlyMap<string, PageRule>;
}

/** network.html. Findings are shown as they are: whoever writes the page conceals a secret that a network has in it. */
export function renderPage(view: NetworkView, { version, program, rules }: PageAssets): string {
  const map = layOutMap(view.facts.network);
  return pageHtml(toPageData(view, { version, map, rules }), program);
}
