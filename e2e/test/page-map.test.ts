import { manyServices } from '@netloom/page-driver';
import { describeWithBrowser, findBrowser } from './support/browser.ts';
import { NetworkPage } from './support/network-page.ts';

const MANY = manyServices(250);
const SELECTED = '#/map/service/n9/s249';

/** Names of services on the map. */
interface ServicesOnMap {
  /** Whose label is laid out. */
  readonly labelled: readonly string[];
  /** Whose box the window shows. */
  readonly seen: readonly string[];
}

describeWithBrowser(await findBrowser(), 'the map of network.html', (browser) => {
  let opened: NetworkPage;

  beforeAll(async () => {
    opened = await NetworkPage.create(await browser.open());
  }, 120_000);

  afterEach(() => {
    expect(opened.problems.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await opened.close();
    await browser.close();
  });

  it('lays out the labels that the window shows, and no others', async () => {
    await opened.open(MANY, '#/map');
    await opened.show(SELECTED);
    const { labelled, seen } = await servicesOnMap();
    expect(seen).toContain('s249');
    expect(seen.length).toBeLessThan(200);
    expect(labelled).toEqual(seen);
  });

  it('lays out those that come into the window as it is moved, and keeps the others', async () => {
    await opened.open(MANY, SELECTED);
    const before = await servicesOnMap();
    await opened.page.locator('.stage').focus();
    for (let step = 0; step < 10; step += 1) await opened.page.keyboard.press('ArrowLeft');
    const after = await servicesOnMap();
    expect(after.seen).not.toEqual(before.seen);
    expect(after.labelled).toEqual([...new Set([...before.labelled, ...after.seen])].toSorted());
  });

  it('lays out those that come into the window as it becomes larger', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1000, height: 500 });
    await opened.open(MANY, SELECTED);
    const before = await servicesOnMap();
    await page.setViewportSize({ width: 1440, height: 900 });
    await opened.settle();
    const after = await servicesOnMap();
    expect(after.seen.length).toBeGreaterThan(before.seen.length);
    expect(after.labelled).toEqual(after.seen);
  });

  it('lays out all of them for paper', async () => {
    await opened.open(MANY, SELECTED);
    await opened.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect((await servicesOnMap()).labelled).toHaveLength(250);
  });

  it('fades what a selection has nothing to do with, each box as before above what it lies in', async () => {
    const { page } = opened;
    await opened.open(MANY, '#/map');
    const order = await boxesOutsideIn();
    await opened.show(SELECTED);
    expect(await opacityOf('service/n9/s249')).toBe('1');
    expect(await opacityOf('namespace/n9')).toBe('1');
    expect(await opacityOf('service/n9/s9')).toBe('0.3');
    expect(await opacityOf('namespace/n8')).toBe('0.3');
    expect(await boxesOutsideIn()).toEqual(order);
    await page.keyboard.press('Escape');
    await opened.settle();
    expect(await opacityOf('namespace/n8')).toBe('1');
    expect(await boxesOutsideIn()).toEqual(order);
  });

  it('lights what the pointer is on, and selects it with a click', async () => {
    const { page } = opened;
    await opened.open(MANY, SELECTED);
    const other = page.locator('[data-box="service/n9/s209"]');
    await other.hover();
    await opened.settle();
    expect(await opacityOf('service/n9/s209')).toBe('1');
    expect(await opacityOf('service/n9/s249')).toBe('0.3');
    await page.mouse.down();
    await page.mouse.up();
    await opened.settle();
    expect(new URL(page.url()).hash).toBe('#/map/service/n9/s209');
    expect(await other.getAttribute('class')).toContain('selected');
  });

  async function servicesOnMap(): Promise<ServicesOnMap> {
    return opened.page.evaluate(() => {
      const window = document.querySelector('.stage')?.getBoundingClientRect();
      const isSeen = (element: Element): boolean => {
        if (window === undefined) return false;
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < window.right && right > window.left && top < window.bottom && bottom > window.top;
      };
      const boxes = [...document.querySelectorAll<SVGElement>('.network-map [data-box^="service/"]')];
      const names = [...document.querySelectorAll('.network-map .label .name')];
      return {
        labelled: names.flatMap(({ textContent: name }) => (/^s\d+$/.test(name) ? [name] : [])).toSorted(),
        seen: boxes
          .filter(isSeen)
          .map(({ dataset: { box } }) => box?.split('/').at(-1) ?? '')
          .toSorted(),
      };
    });
  }

  /** As it is drawn, whichever element around it has the opacity. */
  async function opacityOf(box: string): Promise<string> {
    return opened.page.locator(`[data-box="${box}"]`).evaluate((element) => {
      let opacity = 1;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        opacity *= Number(getComputedStyle(at).opacity);
      }
      return String(opacity);
    });
  }

  /** Pairs of a box and one that lies in it, of which the second is drawn above the first. */
  async function boxesOutsideIn(): Promise<readonly string[]> {
    return opened.page.evaluate(() => {
      const boxes = [...document.querySelectorAll<SVGElement>('.network-map [data-box]')].map((element) => ({
        id: element.dataset.box ?? '',
        rect: element.getBoundingClientRect(),
      }));
      return boxes
        .flatMap(({ id, rect }, index) =>
          boxes
            .slice(index + 1)
            .filter(
              (above) =>
                above.rect.left >= rect.left &&
                above.rect.right <= rect.right &&
                above.rect.top >= rect.top &&
                above.rect.bottom <= rect.bottom,
            )
            .map((above) => `${id} < ${above.id}`),
        )
        .toSorted();
    });
  }
});
