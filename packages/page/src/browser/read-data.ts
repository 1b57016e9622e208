import type { PageData } from '../data/page-data.ts';

export function readData(document: Document): PageData {
  const text = document.querySelector('#data')?.textContent ?? '';
  // written by pageHtml
  return JSON.parse(text) as PageData;
}
