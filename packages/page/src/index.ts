export type { PageRule } from './data/page-data.ts';
export { renderPage, type PageAssets } from './render-page.ts';
