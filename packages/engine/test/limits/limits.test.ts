import { randomBytes } from 'node:crypto';
import type { Diagnostic } from '@netloom/diagnostics';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { checkObjects, checkRelease } from '../../src/index.ts';
import { MOST_BYTES, MOST_OBJECT_BYTES } from '../../src/limits/limits.ts';

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

describe('flux-release-too-large', () => {
  const delivery = (gitops: string): string =>
    `delivery: { gitops: ${gitops}, git: { url: https://git.example.com/lab.git, path: generated }, charts: c.example.com }\n`;
  const codesOf = (gitops: string, share: number): readonly (readonly unknown[])[] => {
    const facts = loadText(minimalWith() + delivery(gitops));
    // compresses well, so that the release itself is small
    const values = 'x'.repeat(MOST_OBJECT_BYTES * share);
    return found(checkRelease({ facts, origins: facts.origins }, { values }));
  };

  it.each([
    ['says nothing', 0.7, []],
    ['warns', 0.9, ['warning']],
    ['refuses', 1, ['error']],
  ])('%s', (_, share, severities) => {
    const all = codesOf('flux', share);
    expect(all.map(([, severity]) => severity)).toEqual(severities);
    for (const [code, , message] of all) {
      expect(code).toBe('flux-release-too-large');
      expect(message).toMatch(
        /^HelmRelease "flux-system\/netloom" has about 1,[\d]+ KiB with the values of the umbrella, and etcd takes 1,536 KiB$/,
      );
    }
  });

  it('says nothing where Argo CD reads the values from Git', () => {
    expect(codesOf('argocd', 1)).toEqual([]);
  });
});

describe('a release that is too large', () => {
  it.each([
    ['argocd', 'warning'],
    ['flux', 'error'],
  ])('where %s delivers the network is of severity %s', (gitops, severity) => {
    const written = `delivery: { gitops: ${gitops}, git: { url: https://git.example.com/lab.git, path: generated }, charts: c.example.com }\n`;
    const facts = loadText(minimalWith() + written);
    const texts = { values: '', manifest: randomText(MOST_BYTES) };
    const [one] = found(checkRelease({ facts, origins: facts.origins }, texts));
    expect(one?.slice(0, 2)).toEqual(['release-too-large', severity]);
  });
});
