import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork } from '@netloom/engine';
import { networkPage } from '@netloom/engine/page';
import { DrivenPage } from '@netloom/page-driver';
import { ensureNpmFile } from '@netloom/toolchain';
import type { BrowserContext, Page } from 'playwright-core';

export type PageTheme = 'light' | 'dark';

/** What axe says is wrong: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object */
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** network.html in a browser, opened from disk. */
export class NetworkPage {
  readonly page: Page;
  readonly driven: DrivenPage;
  /** What the page printed, threw, or asked the network for. */
  readonly problems: string[] = [];
  readonly #folder: string;

  private constructor(driven: DrivenPage, folder: string) {
    this.driven = driven;
    this.page = driven.page;
    this.#folder = folder;
  }

  static async create(context: BrowserContext): Promise<NetworkPage> {
    const driven = await DrivenPage.create(context);
    const { page } = driven;
    // before the page's own policy, which lets no other script in
    await page.addInitScript({ path: await ensureNpmFile('axe-core') });
    const opened = new NetworkPage(driven, await mkdtemp(join(tmpdir(), 'netloom-page-')));
    page.on('console', (message) => opened.problems.push(message.text()));
    page.on('pageerror', (error) => opened.problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) opened.problems.push(`asks for ${request.url()}`);
    });
    return opened;
  }

  /** Writes the page of a network, and opens it. Returns its size in bytes. */
  async open(text: string, hash = ''): Promise<number> {
    const checked = checkNetwork(parseSource(text, 'network.yaml'));
    if (checked.kind !== 'checked') throw new Error('the network has mistakes of form');
    const path = join(this.#folder, 'network.html');
    const html = await networkPage(checked, '0.0.0');
    await writeFile(path, html);
    await this.driven.open(path, hash);
    return Buffer.byteLength(html);
  }

  /** Follows a link to a state of the page, as a bookmark does. */
  async show(hash: string): Promise<void> {
    await this.driven.show(hash);
  }

  /** Waits for what is drawn in the next frames, and for the matrix. */
  async settle(): Promise<void> {
    await this.driven.settle();
  }

  /** What axe finds that is serious or critical. */
  async violations(): Promise<readonly string[]> {
    const found = await this.page.evaluate(async () => {
      // put there by the init script
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
      return (await axe.run()).violations;
    });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
      );
  }

  /** How much wider than the window the page is, in pixels. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => {
      const areas = [document.documentElement, ...document.querySelectorAll('main, aside')];
      return Math.max(...areas.map((area) => area.scrollWidth - area.clientWidth));
    });
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
