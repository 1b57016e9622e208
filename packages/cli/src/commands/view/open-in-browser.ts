import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** How each system is asked to open a page in the browser of whoever works there. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // `start` is a word of cmd alone, which would read the characters of the path
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'],
};
const FREEDESKTOP = ['xdg-open'] as const;

/** Opens a file in the browser, which goes on without this process. Returns whether the system took it. */
export async function openInBrowser(
  path: string,
  [program, ...args]: readonly [string, ...string[]] = OPENERS[process.platform] ?? FREEDESKTOP,
): Promise<boolean> {
  const child = spawn(program, [...args, pathToFileURL(path).href], { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((done) => {
    const waited = setTimeout(() => {
      done(true);
    }, LONG_ENOUGH);
    const settle = (opened: boolean): void => {
      clearTimeout(waited);
      done(opened);
    };
    child.once('error', () => {
      settle(false);
    });
    child.once('exit', (code) => {
      settle(code === 0);
    });
  });
}

/** Milliseconds: a program that still runs shows the page itself. */
const LONG_ENOUGH = 2_000;
