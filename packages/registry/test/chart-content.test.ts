import { readChartContent, signContent, toTag } from '../src/chart-content.ts';
import { goJson } from '../src/helm-config.ts';
import { withArchive } from './memory-registry.ts';

describe(readChartContent, () => {
  it('writes configuration and manifest in the order of Helm', () =>
    withArchive(
      [
        'version: 1.0.0+home',
        'type: application',
        "kubeVersion: '>=1.30.0-0'",
        'home: https://example.org',
        'sources: [https://example.org/a, https://example.org/b]',
        'maintainers: [{ email: a@example.org, name: A }, { name: B }]',
        'annotations:',
        '  z: last',
        "  org.opencontainers.image.created: '1970-01-01T00:00:00Z'",
        '  org.opencontainers.image.title: not the title',
        'dependencies: [{ condition: x.enabled, version: 0.1.0, name: x }]',
        'unknown: key',
      ],
      async (archive) => {
        const { manifest, config, layer, annotations: _, ...rest } = await readChartContent(archive);
        expect(rest).toEqual({
          name: 'small',
          version: '1.0.0+home',
          tag: '1.0.0_home',
          provenance: null,
        });
        expect(config.bytes.toString()).toBe(
          '{"name":"small","home":"https://example.org","sources":["https://example.org/a","https://example.org/b"],"version":"1.0.0+home",' +
            '"maintainers":[{"name":"A","email":"a@example.org"},{"name":"B"}],"apiVersion":"v2",' +
            '"annotations":{"org.opencontainers.image.created":"1970-01-01T00:00:00Z","org.opencontainers.image.title":"not the title","z":"last"},' +
            String.raw`"kubeVersion":"\u003e=1.30.0-0","dependencies":[{"name":"x","version":"0.1.0","repository":"","condition":"x.enabled"}],"type":"application"}`,
        );
        expect(manifest.bytes.toString()).toBe(
          `{"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json","digest":"${config.digest}","size":${config.bytes.length}},` +
            `"layers":[{"mediaType":"application/vnd.cncf.helm.chart.content.v1.tar+gzip","digest":"${layer.digest}","size":${layer.bytes.length}}],` +
            '"annotations":{"org.opencontainers.image.authors":"A (a@example.org), B","org.opencontainers.image.created":"1970-01-01T00:00:00Z",' +
            '"org.opencontainers.image.source":"https://example.org/a","org.opencontainers.image.title":"small","org.opencontainers.image.url":"https://example.org",' +
            '"org.opencontainers.image.version":"1.0.0+home","z":"last"}}',
        );
      },
    ));
});

describe(signContent, () => {
  it('signs Chart.yaml and the digest of the archive, and adds the signature to the manifest', () =>
    withArchive(['version: 1.0.0'], async (archive) => {
      const content = await readChartContent(archive);
      const signed = await signContent(content, (text) => Promise.resolve(`<${text}>`));
      expect(signed.provenance?.bytes.toString()).toBe(
        `<name: small\nversion: 1.0.0\napiVersion: v2\n\n...\nfiles:\n  small-1.0.0.tgz: ${content.layer.digest}\n>`,
      );
      expect(JSON.parse(signed.manifest.bytes.toString())).toEqual({
        ...(JSON.parse(content.manifest.bytes.toString()) as object),
        layers: [
          expect.objectContaining({ digest: content.layer.digest }),
          {
            mediaType: 'application/vnd.cncf.helm.chart.provenance.v1.prov',
            digest: signed.provenance?.digest,
            size: signed.provenance?.bytes.length,
          },
        ],
      });
    }));
});

describe(toTag, () => {
  it('writes the plus of build metadata as Helm does', () => {
    expect(toTag('1.0.0-rc.1+home')).toBe('1.0.0-rc.1_home');
  });
});

describe(goJson, () => {
  it('escapes what Go escapes', () => {
    expect(goJson({ a: '<&>\u2028"' }).toString()).toBe(String.raw`{"a":"\u003c\u0026\u003e\u2028\""}`);
  });
});
