import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '@netloom/diagnostics';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { checkObjects, checkRelease } from '../../src/index.ts';
import { MOST_BYTES } from '../../src/limits/limits.ts';

/** Text that compresses to about three quarters, as base64 does. */
function randomText(bytes: number): string {
  return randomBytes((bytes * 3) / 4).toString('base64');
}

function found(diagnostics: readonly Diagnostic[]): readonly (readonly unknown[])[] {
  return diagnostics.map(({ code, severity, message, range }) => [
    code,
    severity,
    message,
    range?.start.line,
  ]);
}

describe('config-map-too-large', () => {
  /** A network with that many hosts of the longest names, each with some 280 bytes in `network.json`. */
  function withHosts(count: number): ReturnType<typeof loadText> {
    const hosts = Array.from({ length: count }, (_, index) => {
      const name = `${'x'.repeat(55)}-${String(index).padStart(6, '0')}`;
      return `    - { name: ${name}, address: 10.${index >> 16}.${((index >> 8) & 255) + 1}.${index & 255} }`;
    });
    return loadText(
      [
        ...['apiVersion: netloom/v1', 'name: large', 'domain: example.com'],
        ...['lan:', '  cidr: 10.0.0.0/10', '  hosts:', ...hosts],
        ...['cluster:', '  nodes: [{ name: node-1, address: 10.60.0.1 }]', ''],
      ].join('\n'),
    );
  }

  it.each([
    ['says nothing', 4_000, []],
    ['warns', 8_000, ['warning']],
    ['refuses', 9_500, ['error']],
  ])('%s', (_, hosts, severities) => {
    const network = withHosts(hosts);
    const diagnostics = checkObjects({ facts: network, origins: network.origins });
    expect(diagnostics.map(({ severity }) => severity)).toEqual(severities);
    for (const [code, , message, line] of found(diagnostics)) {
      expect([code, line]).toEqual(['config-map-too-large', 2]);
      expect(message).toMatch(
        /^ConfigMap "netloom-system\/netloom-network" has [\d,]+ KiB, and the API server takes 1,024 KiB$/,
      );
    }
  });
});

describe('release-too-large', () => {
  const minimal = loadText(minimalWith());
  const checked = { facts: minimal, origins: minimal.origins };

  it('says nothing of a small release, which it does not compress well', () => {
    expect(checkRelease(checked, { values: 'a', manifest: 'b' })).toEqual([]);
    expect(checkRelease(checked, { values: randomText(200_000) })).toEqual([]);
  });

  it.each([
    ['warns near the limit', 0.9, 'warning'],
    ['refuses beyond it', 1.1, 'error'],
  ])('%s, by the manifests', (_, share, severity) => {
    // base64 of what compresses to its three quarters
    const text = randomText(MOST_BYTES * share - 50_000);
    const message = expect.stringMatching(
      /takes [\d,]+ KiB as Helm keeps it, in a Secret of at most 1,024 KiB$/,
    ) as unknown;
    const [one, ...others] = found(checkRelease(checked, { values: '', manifest: text }));
    expect(others).toEqual([]);
    expect(one).toEqual(['release-too-large', severity, message, 2]);
  });

  it('estimates before there are manifests, and says so', () => {
    const values = randomText(600_000);
    const [one] = found(checkRelease(checked, { values }));
    expect(one).toEqual(['release-too-large', 'error', expect.stringMatching(/takes about 1,\d+ KiB/), 2]);
  });

  it('only warns where Argo CD delivers the network, which keeps no release', () => {
    const delivered = loadText(
      minimalWith(
        'delivery: { git: { url: https://git.example.com/n.git }, charts: registry.example.com/n }\n',
      ),
    );
    const diagnostics = checkRelease(
      { facts: delivered, origins: delivered.origins },
      { values: '', manifest: randomText(2_000_000) },
    );
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
