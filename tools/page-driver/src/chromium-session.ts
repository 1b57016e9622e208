import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chromium } from '@netloom/toolchain';
import { chromium, type BrowserContext } from 'playwright-core';

/** What Debian's Chromium asks of others by itself would wait for a network that a test does not have. */
const ALONE = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium, without a profile of before. */
export class ChromiumSession {
  readonly #chromium: Chromium;
  #opened: { readonly context: BrowserContext; readonly profile: string } | null = null;

  constructor(found: Chromium) {
    this.#chromium = found;
  }

  async open(): Promise<BrowserContext> {
    const profile = await mkdtemp(join(tmpdir(), 'netloom-chromium-'));
    const { path: executablePath, env } = this.#chromium;
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      env: { ...process.env, ...env },
      // a container's root has no sandbox; nothing but our own pages is opened
      chromiumSandbox: false,
      args: ALONE,
    });
    this.#opened = { context, profile };
    return context;
  }

  async close(): Promise<void> {
    await this.#opened?.context.close();
    if (this.#opened !== null) await rm(this.#opened.profile, { recursive: true, force: true });
    this.#opened = null;
  }
}
