import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DebianMissing, ensureChromium, type Chromium } from '@netloom/toolchain';
import { chromium, type BrowserContext } from 'playwright-core';
import { describeUnless } from './describe-unless.ts';

/** Chromium, or why this machine has none. */
export type FoundBrowser =
  | { readonly chromium: Chromium; readonly reason: null }
  | { readonly chromium: null; readonly reason: string };

export async function findBrowser(): Promise<FoundBrowser> {
  try {
    return { chromium: await ensureChromium(), reason: null };
  } catch (error) {
    if (error instanceof DebianMissing) return { chromium: null, reason: error.message };
    throw error;
  }
}

/** `describe` with a browser; else the tests are skipped, and their title and the log say why. */
export function describeWithBrowser(
  found: FoundBrowser,
  title: string,
  tests: (browser: TestBrowser) => void,
): void {
  describeUnless(found.reason, title, () => {
    if (found.chromium !== null) tests(new TestBrowser(found.chromium));
  });
}

/** What Debian's Chromium asks of others by itself would wait for a network that a test does not have. */
const ALONE = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium for the tests of a file, without a profile of before. */
export class TestBrowser {
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
