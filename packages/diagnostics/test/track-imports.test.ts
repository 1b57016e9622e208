import { OriginMap, childAt, trackImports, trackOrigins } from '../src/index.ts';
import { originAt, parsed } from './find-node.ts';

const network = parsed('name: lab\npools: [{ name: web, autoAssign: true }, { name: own }]\n');
const manifest = parsed('metadata: { name: web }\nautoAssign: true\n', 'pool.yaml');

const web = { name: 'web', autoAssign: true, addresses: { first: 1 } };
const own = { name: 'own' };
const file = { name: 'lab', pools: [web, own] };

/** The first pool comes from the manifest, and its name from a node of its own in there. */
function tracked(): OriginMap {
  const origins = new OriginMap();
  trackOrigins(file, network.source, origins);
  const imported = new Map([
    [nodeAt('pools', 0), { source: manifest.source, node: manifest.root }],
    [nodeAt('pools', 0, 'name'), nameInManifest()],
  ]);
  trackImports(file, { source: network.source, imported }, origins);
  return origins;
}

function nodeAt(...path: readonly (string | number)[]) {
  const origin = originAt(network, ...path);
  if (origin.kind !== 'written') throw new Error('nothing is written there');
  return origin.node;
}

function nameInManifest() {
  const metadata = childAt(manifest.root, 'metadata');
  const node = metadata && childAt(metadata, 'name');
  if (node === null) throw new Error('the manifest has no name');
  return { source: manifest.source, node };
}

describe(trackImports, () => {
  const origins = tracked();

  it('places an imported value in the source that it came from', () => {
    expect(origins.of(web)).toEqual(originAt(manifest));
    expect(origins.of(web, 'name')).toEqual(originAt(manifest, 'metadata', 'name'));
    expect(origins.of(web, 'autoAssign')).toEqual(originAt(manifest, 'autoAssign'));
  });

  it('places what the other source has no key for in the whole that was imported', () => {
    expect(origins.of(web.addresses)).toEqual(originAt(manifest));
    expect(origins.of(web.addresses, 'first')).toEqual(originAt(manifest));
  });

  it('leaves everything else where it is', () => {
    expect(origins.of(own)).toEqual(originAt(network, 'pools', 1));
    expect(origins.of(own, 'name')).toEqual(originAt(network, 'pools', 1, 'name'));
    expect(origins.of(file.pools)).toEqual(originAt(network, 'pools'));
  });
});
