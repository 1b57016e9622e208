import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

interface Manager {
  readonly description: string;
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
}

/** How many pins each of Renovate's own managers would find, by its description. */
async function countPins(): Promise<Readonly<Record<string, number>>> {
  // the file is our own, and this test fails where it does not have this shape.
  const { customManagers } = JSON.parse(await readFile(join(ROOT, 'renovate.json'), 'utf8')) as {
    readonly customManagers: readonly Manager[];
  };
  const files = globSync('{packages,tools}/*/src/**/*.ts', { cwd: ROOT });
  const counts: Record<string, number> = {};
  for (const { description, managerFilePatterns, matchStrings } of customManagers) {
    const paths = managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
    const matching = files.filter((file) => paths.some((path) => path.test(file)));
    const texts = await Promise.all(matching.map((file) => readFile(join(ROOT, file), 'utf8')));
    counts[description] = texts.flatMap((text) =>
      matchStrings.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))]),
    ).length;
  }
  return counts;
}

describe('renovate.json', () => {
  it('finds every pin that is not in a package.json', async () => {
    expect(await countPins()).toEqual({
      'Images of the charts: an Image literal with repository, tag and digest': 3,
      'Version of the operator MetalLB': 1,
      'Version of the Tailscale operator': 1,
      'Version of the operator external-dns': 1,
      'Version of the operator cert-manager': 1,
      'Go programs for tests': 10,
    });
  });
});
