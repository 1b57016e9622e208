import type { DrivenPage } from './driven-page.ts';

/** Something that somebody does with the page. */
export interface Interaction {
  readonly name: string;
  /** What it puts into the document: all services, what there is room for in the window, or as much for each size of network. */
  readonly adds: 'all' | 'window' | 'one';
  readonly run: (driven: DrivenPage) => Promise<unknown>;
}

/** The state of the page that the first one begins in. */
export const START_OF_INTERACTIONS = '#/reach';

/** One after the other, in the page of `manyServices` with 250 services or more. */
export const INTERACTIONS: readonly Interaction[] = [
  {
    name: 'search',
    adds: 'one',
    run: async ({ page }: DrivenPage): Promise<void> => {
      await page.keyboard.press('/');
      await page.keyboard.press('s');
    },
  },
  pressing('choose', 'Enter', 'one'),
  showing('trace', '#/reach?from=internet&to=https%3A%2F%2Fs249.example.com', 'one'),
  showing('another trace', '#/reach?from=internet&to=https%3A%2F%2Fs247.example.com', 'one'),
  showing('select', '#/reach/service/n9/s249?from=internet&to=https%3A%2F%2Fs249.example.com', 'one'),
  pressing('addresses', '3', 'all'),
  showing('zoom', '#/addresses?within=10.0.1.0/28', 'one'),
  pressing('findings', '4', 'one'),
  pressing('map', '1', 'all'),
  // the labels of what comes into sight
  showing('select on the map', '#/map/service/n7/s247', 'window'),
  showing('select another', '#/map/service/n9/s249', 'window'),
];

function pressing(name: string, key: string, adds: Interaction['adds']): Interaction {
  return { name, adds, run: ({ page }) => page.keyboard.press(key) };
}

function showing(name: string, hash: string, adds: Interaction['adds']): Interaction {
  return { name, adds, run: (driven) => driven.show(hash) };
}
