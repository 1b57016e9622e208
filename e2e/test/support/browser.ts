import { ChromiumSession } from '@netloom/page-driver';
import { DebianMissing, ensureChromium, type Chromium } from '@netloom/toolchain';
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
  tests: (browser: ChromiumSession) => void,
): void {
  describeUnless(found.reason, title, () => {
    if (found.chromium !== null) tests(new ChromiumSession(found.chromium));
  });
}
