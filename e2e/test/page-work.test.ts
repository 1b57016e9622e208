import { INTERACTIONS, manyServices, START_OF_INTERACTIONS, type PageWork } from '@netloom/page-driver';
import { describeWithBrowser, findBrowser } from './support/browser.ts';
import { NetworkPage } from './support/network-page.ts';

/** Of the exponents of a growth to twice the size: 1 is linear, 2 is quadratic. */
const LINEAR = 1.1;

/** What a window has room for grows less than the network does. */
const SUBLINEAR = 0.75;

/** Elements of as many labels as there is room for in the window of a browser that is driven, and of the inspector. */
const ROOM_IN_WINDOW = 600;

/** What interactions cost is a row of the bench. Here is counted what they do, which is the same on each machine. */
describeWithBrowser(await findBrowser(), 'the work of the page', (browser) => {
  let [small, large]: readonly ReadonlyMap<string, PageWork>[] = [];

  beforeAll(async () => {
    [small, large] = [await workOfAll(250), await workOfAll(500)];
  }, 120_000);

  it.each(INTERACTIONS)('of "$name" grows no faster than the network', ({ name }) => {
    expect(growth(name, 'runs')).toBeLessThanOrEqual(LINEAR);
  });

  it.each(INTERACTIONS)('of "$name" adds what it shows: $adds', ({ name, adds }) => {
    switch (adds) {
      case 'one':
        expect(growth(name, 'elements')).toBe(0);
        break;
      case 'window':
        for (const work of [small, large]) {
          expect(work?.get(name)?.elements).toBeLessThanOrEqual(ROOM_IN_WINDOW);
        }
        expect(growth(name, 'elements')).toBeLessThanOrEqual(SUBLINEAR);
        break;
      case 'all':
        expect(growth(name, 'elements')).toBeLessThanOrEqual(LINEAR);
        break;
      default:
        adds satisfies never;
    }
  });

  function growth(name: string, what: keyof PageWork): number {
    return Math.log2((large?.get(name)?.[what] ?? NaN) / (small?.get(name)?.[what] ?? NaN));
  }

  /** In a browser of its own: code that was compiled before has no counters. */
  async function workOfAll(services: number): Promise<ReadonlyMap<string, PageWork>> {
    const opened = await NetworkPage.create(await browser.open());
    const { driven } = opened;
    await driven.startCounting();
    await opened.open(manyServices(services), START_OF_INTERACTIONS);
    await opened.settle();
    const counted = new Map<string, PageWork>();
    for (const { name, run } of INTERACTIONS) counted.set(name, await driven.workOf(() => run(driven)));
    expect(opened.problems).toEqual([]);
    await opened.close();
    await browser.close();
    return counted;
  }
});
