import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';

/**
 * Refuses a path one of whose components is a symbolic link. Inside the working directory every component counts;
 * outside of it only the last: a link there, as macOS' /var, is the system's own.
 */
export function refuseSymlinks(path: string): void {
  const target = resolve(path);
  const base = resolve('');
  const below = relative(base, target);
  const inside = below !== '' && !below.startsWith('..') && !isAbsolute(below);
  const start = inside ? base : dirname(target);
  let current = start;
  for (const part of relative(start, target).split(sep)) {
    current = join(current, part);
    if (isSymlink(current)) {
      throw new Refused(`${current} is a symbolic link: nothing is written through links.`);
    }
  }
}

function isSymlink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

const SEGMENT = /^[A-Za-z0-9_.-]+$/;

/** Output paths are our own: one that leaves the folder or collides on a case-insensitive file system is our mistake. */
export function assertOutputPaths(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const bad = path.split('/').some((part) => !SEGMENT.test(part) || part === '.' || part === '..');
    if (bad) throw new Error(`"${path}" is not a path of plain names.`);
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      throw new Error(`"${path}" and "${other}" are one file on a case-insensitive file system.`);
    }
    seen.set(path.toLowerCase(), path);
  }
}
