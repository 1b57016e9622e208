import { renderSbom } from '../src/sbom.ts';

function release(chart: string) {
  return {
    chart,
    version: '1.0.0',
    tag: '1.0.0',
    reference: `oci://registry.example.org/${chart}:1.0.0`,
    manifestDigest: 'sha256:m',
    layerDigest: `sha256:${chart}`,
    created: null,
  };
}

describe(renderSbom, () => {
  it('lists charts and images, and the contents of each chart', () => {
    const sbom: unknown = JSON.parse(renderSbom([release('metallb'), release('tunnel'), release('netloom')]));
    const cloudflared = expect.stringMatching(/^pkg:docker\/cloudflare\/cloudflared@/) as unknown;
    const busybox = expect.stringMatching(/^pkg:docker\/library\/busybox@/) as unknown;
    const node = expect.stringMatching(/^pkg:docker\/library\/node@/) as unknown;
    const image = (name: string, ref: unknown): object => ({
      type: 'container',
      'bom-ref': ref,
      name,
      version: expect.any(String) as unknown,
      purl: ref,
    });
    expect(sbom).toEqual({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [
        ...['metallb', 'tunnel', 'netloom'].map((name) => ({
          type: 'application',
          'bom-ref': `oci://registry.example.org/${name}:1.0.0`,
          name,
          version: '1.0.0',
          purl: `pkg:helm/${name}@1.0.0`,
          hashes: [{ alg: 'SHA-256', content: name }],
        })),
        image('cloudflare/cloudflared', cloudflared),
        image('library/busybox', busybox),
        image('library/node', node),
      ],
      dependencies: [
        { ref: 'oci://registry.example.org/metallb:1.0.0', dependsOn: [] },
        { ref: 'oci://registry.example.org/tunnel:1.0.0', dependsOn: [cloudflared] },
        {
          ref: 'oci://registry.example.org/netloom:1.0.0',
          dependsOn: [
            'oci://registry.example.org/metallb:1.0.0',
            'oci://registry.example.org/tunnel:1.0.0',
            busybox,
            node,
            cloudflared,
          ],
        },
      ],
    });
  });
});
