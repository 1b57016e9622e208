import { pathToFileURL } from 'node:url';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** What an interaction makes the page do. The same on each machine. */
export interface PageWork {
  /** How often a function or a block of the page's own code is run. */
  readonly runs: number;
  /** Elements that are added to the document. */
  readonly elements: number;
}

/** What `fixedWork` draws: about 100 ms of the thread of a page on two cores of a server. */
export const FIXED_NAMES = 8_000;

/** network.html in a browser. */
export class DrivenPage {
  readonly page: Page;
  readonly #devTools: CDPSession;

  private constructor(page: Page, devTools: CDPSession) {
    this.page = page;
    this.#devTools = devTools;
  }

  static async create(context: BrowserContext): Promise<DrivenPage> {
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    // of the thread, so that a machine that is busy with something else measures the same
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new DrivenPage(page, devTools);
  }

  /** Lets `workOf` count; before the page is opened, since code is compiled with its counters. */
  async startCounting(): Promise<void> {
    await this.#devTools.send('Profiler.enable');
    await this.#devTools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Opens a file in a state of the page, as a new document. */
  async open(file: string, hash = ''): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${pathToFileURL(file).href}${hash}`);
  }

  /** Follows a link to a state of the page, as a bookmark does. */
  async show(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await this.page.waitForFunction(
      (to) => decodeURIComponent(location.hash) === to,
      decodeURIComponent(hash),
    );
    await this.settle();
  }

  /** Waits for what is drawn in the next frames, and for the matrix. */
  async settle(): Promise<void> {
    await this.page.locator('.matrix-section .caption:has-text("are traced")').waitFor({ state: 'detached' });
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Processor time of the page's thread so far, in milliseconds, without that of the commands which drive it. */
  async threadTime(): Promise<number> {
    const { metrics } = await this.#devTools.send('Performance.getMetrics');
    const seconds = new Map(metrics.map(({ name, value }) => [name, value]));
    return ((seconds.get('TaskDuration') ?? NaN) - (seconds.get('DevToolsCommandDuration') ?? NaN)) * 1_000;
  }

  /** The same that something costs until it is drawn. */
  async threadTimeOf(interaction: () => Promise<unknown>): Promise<number> {
    const before = await this.threadTime();
    await interaction();
    await this.settle();
    return (await this.threadTime()) - before;
  }

  /** What something makes the page do until it is drawn. */
  async workOf(interaction: () => Promise<unknown>): Promise<PageWork> {
    const added = await this.page.evaluateHandle(() => {
      const counted = { elements: 0 };
      const below = (node: Node): number =>
        node instanceof Element ? 1 + node.querySelectorAll('*').length : 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) counted.elements += below(node);
      }).observe(document, { childList: true, subtree: true });
      return counted;
    });
    // what was counted before is forgotten
    await this.#runs();
    await interaction();
    await this.settle();
    const { elements } = await added.jsonValue();
    return { runs: await this.#runs(), elements };
  }

  /** Since it was asked last. */
  async #runs(): Promise<number> {
    const { result } = await this.#devTools.send('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** Draws the same each time, and removes it: a measure of how fast this machine draws. */
  async fixedWork(): Promise<void> {
    await this.page.evaluate(
      (count) =>
        new Promise((resolve) => {
          // a task of the page, and none of the command that asks for it
          setTimeout(() => {
            const root = document.createElement('div');
            root.style.cssText = 'position: fixed; inset: 0; overflow: hidden';
            for (let index = 0; index < count; index += 1) {
              const one = document.createElement('span');
              one.className = 'code';
              one.textContent = String(index);
              root.append(one, ' ');
            }
            document.body.append(root);
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                root.remove();
                requestAnimationFrame(resolve);
              }),
            );
          });
        }),
      FIXED_NAMES,
    );
  }
}
