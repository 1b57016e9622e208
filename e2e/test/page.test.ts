import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manyServices } from '@netloom/page-driver';
import { describeWithBrowser, findBrowser } from './support/browser.ts';
import { NetworkPage } from './support/network-page.ts';
import { ROOT } from './support/repository.ts';

/** A folder that Git ignores: what the page looks like, for people. */
const SCREENSHOTS = join(ROOT, 'dist/screenshots');

const HOMELAB = await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
const DOCUMENTED = await readFile(join(ROOT, 'examples/as-documented/network.yaml'), 'utf8');

const DENIED = '#/reach?from=internet&to=https%3A%2F%2Fargocd.int.jigga.xyz';
const VIEWS = ['#/map', DENIED, '#/addresses?within=192.168.7.230', '#/findings'] as const;

describeWithBrowser(await findBrowser(), 'network.html', (browser) => {
  let opened: NetworkPage;

  beforeAll(async () => {
    opened = await NetworkPage.create(await browser.open());
    await mkdir(SCREENSHOTS, { recursive: true });
  }, 120_000);

  afterEach(() => {
    expect(opened.problems.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await opened.close();
    await browser.close();
  });

  it('opens from disk, is smaller than 1.5 MB, and asks for nothing', async () => {
    expect(await opened.open(HOMELAB)).toBeLessThan(1_500_000);
    expect(await opened.page.locator('h1').textContent()).toBe('homelab');
    for (const hash of VIEWS) await opened.show(hash);
  });

  it('finds everything by its name, and whose an address is', async () => {
    await opened.open(HOMELAB);
    const { page } = opened;
    await page.keyboard.press('/');
    await page.keyboard.type('grafana mon');
    await page.keyboard.press('Enter');
    await page.locator('aside h2', { hasText: 'grafana' }).waitFor();
    expect(await page.locator('aside .place').first().textContent()).toBe('network.yaml:114');
    expect(new URL(page.url()).hash).toBe('#/map/service/monitoring/grafana');
    await page.keyboard.press('/');
    await page.keyboard.type('192.168.7.224');
    await expect(page.locator('dialog [role=option]').first().textContent()).resolves.toBe(
      '192.168.7.224node "naruto"',
    );
    await page.keyboard.press('Escape');
  });

  it('traces what is denied: the hop that decides, its line, and what would have to change', async () => {
    await opened.open(HOMELAB, '#/reach');
    const { page } = opened;
    await page.getByRole('combobox', { name: 'From' }).fill('inter');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'To' }).fill('argocd int');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe(DENIED);
    expect(await page.locator('.trace-verdict').textContent()).toBe('Not reached: internet decides');
    expect(await page.locator('.hop.deciding').textContent()).toBe(
      'internetdenied: 192.168.7.230 is private (RFC 1918): it is not routed on the internetnetwork.yaml:58pool ingress',
    );
    expect(await page.locator('.change p').textContent()).toContain('via: tunnel');
  });

  it('says what is wrong with an end that is not one', async () => {
    await opened.open(HOMELAB, '#/reach?from=internt&to=lan');
    expect(await opened.page.getByRole('alert').textContent()).toBe(
      '"internt" is not an endpoint: did you mean "internet"?',
    );
  });

  it('leads from a cell of the matrix to its trace, and back', async () => {
    await opened.open(HOMELAB, '#/reach');
    await opened.settle();
    const { page } = opened;
    await page
      .getByRole('link', { name: 'tailnet to tcp://192.168.7.223:6443: no decided by tailnet' })
      .click();
    await opened.settle();
    expect(await page.locator('.trace-verdict').textContent()).toBe('Not reached: tailnet decides');
    await page.goBack();
    await page.locator('.trace').waitFor({ state: 'detached' });
  });

  it('zooms from a network to one address, and out again', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1440, height: 900 });
    await opened.open(DOCUMENTED, '#/addresses');
    const lan = page.locator('.network').first();
    await lan.getByRole('link', { name: /^221 free/ }).waitFor();
    await lan.locator('.hold', { hasText: '192.168.7.225' }).press('Enter');
    await opened.settle();
    expect(await lan.locator('.zoom a').allTextContents()).toEqual(['192.168.7.0/24', '192.168.7.224/28']);
    await lan.locator('.hold', { hasText: 'tanjiro' }).press('Enter');
    await opened.settle();
    expect(await lan.locator('.zoom a').last().textContent()).toBe('192.168.7.225/32');
    expect(await lan.locator('tbody tr').count()).toBe(1);
    await lan.locator('.zoom a').first().click();
    await opened.settle();
    expect(await lan.locator('.zoom').count()).toBe(0);
  });

  it('moves what is zoomed by keys and by the wheel, and keeps the focus', async () => {
    const { page } = opened;
    await opened.open(DOCUMENTED, '#/addresses?within=192.168.7.224/28');
    const stage = page.locator('.network .bar-stage').first();
    await stage.focus();
    const within = (): string | null => new URLSearchParams(page.url().split('?')[1]).get('within');
    for (const [key, expected] of [
      ['ArrowLeft', '192.168.7.208/28'],
      ['ArrowRight', '192.168.7.224/28'],
      ['ArrowRight', '192.168.7.240/28'],
      ['ArrowRight', '192.168.7.240/28'],
      ['-', null],
      ['+', '192.168.7.128/28'],
    ] as const) {
      await page.keyboard.press(key);
      await opened.settle();
      expect([key, within()]).toEqual([key, expected]);
      expect(await stage.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await stage.hover();
    await page.mouse.wheel(-100, 0);
    await page.waitForFunction(() => location.hash.includes('192.168.7.112'));
    const y = await page.evaluate(() => document.scrollingElement?.scrollTop);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => location.hash.includes('192.168.7.128'));
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(y);
  });

  it('names the next free address of a pool', async () => {
    await opened.open(DOCUMENTED, '#/addresses');
    await opened.page.getByRole('button', { name: 'Copy 192.168.7.231' }).waitFor();
  });

  it('shows the findings of one code, and leads to what they are about', async () => {
    await opened.open(DOCUMENTED, '#/findings');
    const { page } = opened;
    expect(await page.locator('.card').count()).toBe(12);
    await page.getByRole('link', { name: 'pool-overlaps-host', exact: true }).click();
    await opened.settle();
    expect(await page.locator('.card').count()).toBe(1);
    await page.locator('.card').getByRole('link', { name: 'Proxmox host pve-beta' }).click();
    await opened.settle();
    expect(await page.locator('aside h2').textContent()).toBe('pve-beta');
  });

  it('is used by keyboard', async () => {
    await opened.open(HOMELAB);
    const { page } = opened;
    for (const [key, view] of [
      ['2', 'reach'],
      ['3', 'addresses'],
      ['4', 'findings'],
      ['1', 'map'],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.hash === `#/${view}`);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await opened.show('#/map/node/ichigo');
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).hash).toBe('#/map');
  });

  it('switches the theme, and keeps to what was chosen', async () => {
    await opened.open(HOMELAB);
    const { page } = opened;
    await page.emulateMedia({ colorScheme: 'light' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: /dark theme/ }).click();
    expect(await ground()).toBe('rgb(21, 24, 28)');
    await page.reload();
    expect(await ground()).toBe('rgb(21, 24, 28)');
    await page.getByRole('button', { name: /light theme/ }).click();
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe in the %s theme', async (colorScheme) => {
    await opened.open(DOCUMENTED);
    await opened.page.evaluate(() => {
      localStorage.clear();
    });
    await opened.page.emulateMedia({ colorScheme });
    await opened.page.reload();
    for (const hash of [...VIEWS, '#/map/node/ichigo', '#/findings?code=pool-overlaps-host']) {
      await opened.show(hash);
      expect({ hash, found: await opened.violations() }).toEqual({ hash, found: [] });
    }
  });

  it.each([1440, 1024, 390])(
    'fits into a window of %d pixels',
    async (width) => {
      await opened.page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      for (const [name, text] of [
        ['homelab', HOMELAB],
        ['smallest', SMALLEST],
        ['many', manyServices(500)],
      ] as const) {
        await opened.open(text);
        for (const colorScheme of ['light', 'dark'] as const) {
          await opened.page.emulateMedia({ colorScheme });
          for (const hash of VIEWS) {
            await opened.show(hash);
            expect({ name, hash, overflow: await opened.overflow() }).toEqual({ name, hash, overflow: 0 });
            const view = /[a-z]+/.exec(hash)?.[0] ?? '';
            await opened.page.screenshot({
              path: join(SCREENSHOTS, `${name}-${view}-${width}-${colorScheme}.png`),
            });
          }
        }
      }
    },
    300_000,
  );

  it('prints the view, black on white, without what is only to be clicked', async () => {
    await opened.open(HOMELAB, DENIED);
    await opened.settle();
    await opened.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await opened.page.locator('aside').isVisible()).toBe(false);
    expect(await opened.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await opened.page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
});

const SMALLEST = `apiVersion: netloom/v1
name: smallest
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`;
