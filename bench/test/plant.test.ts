import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomOf } from '@netloom/importer/testing';
import { type PlantedMistake, plantFolder } from '../src/wild/plant/plant-folder.ts';
import { isEnough, printMisses, printPlanted } from '../src/wild/plant/print-planted.ts';

const FILES = {
  'metallb.yaml': `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: lan, namespace: metallb-system }
spec: { addresses: [192.168.20.200-192.168.20.210] }
`,
  'nodes.yaml': `apiVersion: v1
kind: Node
metadata: { name: alpha }
status: { addresses: [{ type: InternalIP, address: 192.168.20.11 }] }
`,
  'mqtt.yaml': `apiVersion: v1
kind: Service
metadata: { name: mqtt, namespace: iot, annotations: { metallb.io/loadBalancerIPs: 192.168.20.201 } }
spec: { type: LoadBalancer, ports: [{ port: 1883 }] }
`,
};

async function planted(seed: number): Promise<readonly PlantedMistake[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-plant-'));
  try {
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
    const results = await plantFolder(folder, randomOf(seed));
    for (const name of await readdir(folder)) {
      expect([name, await readFile(join(folder, name), 'utf8')]).toEqual([name, Reflect.get(FILES, name)]);
    }
    return results;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe(plantFolder, () => {
  it('plants the kinds that the checkout has a place for, finds them, and writes nothing', async () => {
    const results = await planted(1);
    expect(results.filter(({ missed }) => missed !== null)).toEqual([]);
    const kinds = results.map(({ mistake }) => mistake.what);
    expect(kinds).toContain('a pool around a node');
    expect(kinds).toContain('an address that another Service has');
    // it states no pod network, no tunnel, and no host
    expect(kinds.filter((what) => /pod network|tunnel|Ingress/.test(what))).toEqual([]);
  });

  it('plants at the same places with the same seed', async () => {
    const [one, same, other] = [await planted(1), await planted(1), await planted(2)];
    const places = (results: readonly PlantedMistake[]) => results.map((result) => result.places);
    expect(places(same)).toEqual(places(one));
    expect(places(other)).not.toEqual(places(one));
  });
});

describe(isEnough, () => {
  const mistake = { what: 'a pool', code: 'pools-overlap', plant: () => null };
  const result = (missed: PlantedMistake['missed']): PlantedMistake => ({
    ...{ mistake, cluster: 'home', missed },
    places: ['pool.yaml:8'],
  });
  const of = (found: number, missed: number): readonly PlantedMistake[] => [
    ...Array.from({ length: found }, () => result(null)),
    ...Array.from({ length: missed }, () => result(['pin-outside-pools mqtt.yaml:3'])),
  ];

  it('asks for 95 of 100', () => {
    expect([isEnough(of(95, 5)), isEnough(of(94, 6))]).toEqual([true, false]);
  });

  it('has a table, and a line for each that was missed', () => {
    expect(printPlanted(of(1, 1))).toBe(
      '| | planted | found | missed |\n| --- | --- | --- | --- |\n| a pool | 2 | 1 | 1 |\n| all | 2 | 1 | 1 |\n',
    );
    expect(printMisses('checkout', of(1, 1))).toBe(
      'checkout: missed in home: a pool: pools-overlap at pool.yaml:8; found pin-outside-pools mqtt.yaml:3\n',
    );
  });
});
