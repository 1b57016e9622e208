import { factsConfigMaps, partNames } from '../../src/chart/facts-config-maps.ts';
import { toFacts } from '../../src/chart/to-facts.ts';
import type { Network } from '../../src/index.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';

const { network } = loadText(minimalWith());
const LINE_BYTES = 100;

/** The same network with a file of that many bytes, in lines with characters of two bytes. */
function withFile(bytes: number): Network {
  const line = 'ä'.repeat(LINE_BYTES / 2 - 2);
  return { ...network, written: Array.from({ length: bytes / LINE_BYTES }, () => line) };
}

/** The same with as many exposures, which are most of `network.json`. */
function withExposures(count: number): Network {
  const exposure = { host: 'host.int.example.com', via: 'ingress', namespace: 'apps', service: 'service' };
  const exposures = Array.from({ length: count }, () => exposure as Network['exposures'][number]);
  return { ...network, exposures };
}

describe(factsConfigMaps, () => {
  it('gives one ConfigMap with the file, the JSON and the flat keys', () => {
    const [only, ...others] = factsConfigMaps(withFile(790_000));
    expect(others).toEqual([]);
    expect(only?.name).toBe('netloom-network');
    expect(Object.keys(only?.data ?? {}).slice(0, 3)).toEqual([
      'network.yaml',
      'network.json',
      'NETWORK_NAME',
    ]);
    expect(only?.data['network.json']).toMatch(/^\{\n {2}"name": "test",/);
  });

  it('gives the file ConfigMaps of its own where one cannot hold it, and loses nothing', () => {
    const large = withFile(2_000_000);
    const [facts, ...parts] = factsConfigMaps(large);
    expect(facts?.data).toMatchObject({ NETWORK_YAML_PARTS: '3', NETWORK_NAME: 'test' });
    expect(facts?.data).not.toHaveProperty(['network.yaml']);
    expect(parts.map(({ name }) => name)).toEqual(partNames('3'));
    const texts = parts.map(({ data }) => data['network.yaml'] ?? '');
    expect(texts.map((text) => Buffer.byteLength(text)).every((bytes) => bytes <= 800_000)).toBe(true);
    expect(texts.join('')).toBe(toFacts(large).file);
  });

  it('drops the layout of the JSON only where that is needed, too', () => {
    const [facts] = factsConfigMaps(withExposures(7_000));
    expect(facts?.data['network.json']).toMatch(/^\{"name":"test",/);
    expect(Buffer.byteLength(facts?.data['network.json'] ?? '')).toBeLessThan(800_000);
  });
});

describe(partNames, () => {
  it.each(['', '0', '-1', '100', 'two'])('gives no name for %j', (parts) => {
    expect(partNames(parts)).toEqual([]);
  });
});
