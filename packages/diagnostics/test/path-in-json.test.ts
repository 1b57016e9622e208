import { placeAt } from '../src/index.ts';
import { pathInJson } from '../src/path-in-json.ts';

const OBJECT = {
  kind: 'Service',
  metadata: { name: 'w"e{b', annotations: { 'metallb.io/loadBalancerIPs': '10.0.10.230' } },
  spec: {
    ports: [{ port: 80 }, { port: 443, targetPort: 'a,b' }],
    ips: ['10.0.10.1', '10.0.10.2'],
    empty: [],
  },
};
const TEXT = JSON.stringify(OBJECT, null, 2);

describe(pathInJson, () => {
  it.each([
    ['"Service"', 'kind'],
    ['"w\\"e{b"', 'metadata.name'],
    ['"10.0.10.230"', 'metadata.annotations["metallb.io/loadBalancerIPs"]'],
    ['443', 'spec.ports[1].port'],
    ['"a,b"', 'spec.ports[1].targetPort'],
    ['"targetPort"', 'spec.ports[1].targetPort'],
    ['"10.0.10.2"', 'spec.ips[1]'],
    ['[]', 'spec.empty'],
  ])('finds %s at %s', (value, path) => {
    expect(pathInJson(TEXT, TEXT.indexOf(value))).toBe(path);
  });

  it('gives collections the path that leads to them', () => {
    expect(pathInJson(TEXT, 0)).toBe('');
    expect(pathInJson(TEXT, TEXT.indexOf('[') + 1 + TEXT.slice(TEXT.indexOf('[') + 1).indexOf('{'))).toBe(
      'spec.ports[0]',
    );
    expect(pathInJson(TEXT, TEXT.indexOf('['))).toBe('spec.ports');
    expect(pathInJson('', 0)).toBe('');
  });
});

describe(placeAt, () => {
  it('has a path in an object of a running cluster, and none in a file', () => {
    const span = { start: TEXT.indexOf('80'), end: TEXT.indexOf('80') + 2 };
    const source = { file: 'homelab: Service web/web', text: TEXT, root: null };
    expect(placeAt({ ...source, isLive: true }, span)).toMatchObject({ path: 'spec.ports[0].port' });
    expect(placeAt(source, span)).not.toHaveProperty('path');
  });
});
