import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PageProgram } from '@netloom/page/program';
import { ASSETS } from '../assets.ts';

/** As in assets.ts; named here, so that the packed command leaves out the bundler. */
declare const NETLOOM_PACKAGED: true | undefined;

/** Paths of the program in the npm package. */
export const PROGRAM_PATHS = {
  script: 'packages/page/program/page.js',
  style: 'packages/page/program/page.css',
} as const;

/** The program of the page: a checkout bundles it from the sources, the npm package holds it. */
export async function loadProgram(): Promise<PageProgram> {
  if (typeof NETLOOM_PACKAGED === 'undefined') {
    const { bundleProgram } = await import('@netloom/page/program');
    return bundleProgram(fileURLToPath(ASSETS));
  } else {
    return { script: await read(PROGRAM_PATHS.script), style: await read(PROGRAM_PATHS.style) };
  }
}

function read(path: string): Promise<string> {
  return readFile(new URL(path, ASSETS), 'utf8');
}
