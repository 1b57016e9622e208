import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork } from '@netloom/engine';
import { networkPage } from '@netloom/engine/page';
import type { Page } from 'playwright-core';
import { describeWithBrowser, findBrowser } from './support/browser.ts';
import { ROOT } from './support/repository.ts';

describeWithBrowser(await findBrowser(), 'network.html', (browser) => {
  let folder: string;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netloom-page-'));
    page = await (await browser.open()).newPage();
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`asks for ${request.url()}`);
    });
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens from disk, and asks for nothing', async () => {
    await page.goto(await write(await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8')));
    expect(await page.locator('h1').textContent()).toBe('homelab');
    expect(problems).toEqual([]);
  });

  async function write(text: string): Promise<string> {
    const checked = checkNetwork(parseSource(text, 'network.yaml'));
    if (checked.kind !== 'checked') throw new Error('the network has mistakes of form');
    const path = join(folder, 'network.html');
    await writeFile(path, await networkPage(checked, '0.0.0'));
    return pathToFileURL(path).href;
  }
});
