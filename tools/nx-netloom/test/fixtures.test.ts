import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const TESTS = 'packages/*/{test,src/testing}/**/*.ts';

/** A path from the root of the repository, or out of a package, to its networks; or a command that runs there. */
const READS = [
  /\bROOT\b.*\b(networks|examples)\b/,
  /\b(networks|examples)\b.*\bROOT\b/,
  /\.\.\/(networks|examples)\//,
  /\bcwd: ROOT\b/,
  // a path that is not written out
  /(\.\.\/){3,}\$\{\w+\}|\$\{ROOT\}\$\{|new URL\([^']*, ROOT\)/,
];

function readsNetworks(text: string): boolean {
  // a call may be written over several lines
  const statements = text.replace(/\(\s+/g, '(').replace(/,\s+/g, ', ').split('\n');
  return statements.some((statement) => READS.some((pattern) => pattern.test(statement)));
}

describe('the tests of packages', () => {
  it('read fixtures and not the networks of this repository, an edit of which would run them', () => {
    const files = globSync(TESTS, { cwd: ROOT });
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => readsNetworks(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it.each([
    "readFileSync(new URL('networks/homelab/network.yaml', ROOT))",
    "join(\n  ROOT,\n  'examples/minimal',\n)",
    "new URL('../../../networks/homelab/network.yaml', import.meta.url)",
    "spawn(BIN, ['validate'], { cwd: ROOT })",
    'new URL(`../../../../${folder}/network.yaml`, import.meta.url)',
  ])('would not pass with %j', (text) => {
    expect(readsNetworks(text)).toBe(true);
  });
});
