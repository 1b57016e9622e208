import { readFile } from 'node:fs/promises';
import { BUNDLE } from '../double/run-bundle.ts';

const KIB = 1024;
/** What a client-side `kubectl apply` keeps of an object in an annotation; a ConfigMap itself takes four times that. */
const LARGEST = 256 * KIB;

describe('the bundle', () => {
  let text: string;

  beforeAll(async () => {
    text = await readFile(BUNDLE, 'utf8');
  });

  it('fits into a ConfigMap, however it is applied', () => {
    const size = Buffer.byteLength(text);
    process.stdout.write(`reconcile.mjs: ${(size / KIB).toFixed(1)} KiB of ${LARGEST / KIB} KiB\n`);
    expect(size).toBeGreaterThan(50 * KIB);
    expect(size).toBeLessThan(LARGEST);
  });

  it('asks for nothing but Node itself', () => {
    const asked = [...text.matchAll(/(?:from|import|require)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter((name) => name?.startsWith('node:') !== true)).toEqual([]);
  });

  it('is plain text, which YAML keeps as it is', () => {
    expect(text.match(/[^\n\t\x20-\x7e]/g)).toBeNull();
  });

  it('brings the licenses of what is in it, and no path of a machine', () => {
    expect(text).toContain('/*! zod\n\nMIT License\n\nCopyright (c) ');
    expect(text).not.toContain('node_modules');
    expect(text).not.toContain(process.cwd());
  });
});
