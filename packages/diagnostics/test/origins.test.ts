import { OriginMap, primaryNode, trackOrigins } from '../src/index.ts';
import { originAt, parsed } from './find-node.ts';

/** A value object, as addresses are. */
class Text {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

const document = parsed(
  'name: lab\nlan: { cidr: 10.0.0.0/24, hosts: [{ name: nas, address: 10.0.0.2 }] }\nempty:\n',
);

function decoded() {
  const nas = { name: 'nas', address: new Text('10.0.0.2'), tags: ['a'] };
  return {
    name: 'lab',
    lan: { cidr: new Text('10.0.0.0/24'), hosts: [nas] },
    empty: [],
    cluster: { nodes: [{ name: 'n' }] },
  };
}

function tracked() {
  const file = decoded();
  const origins = new OriginMap();
  trackOrigins(file, document.source, origins);
  return { file, origins };
}

describe(trackOrigins, () => {
  const { file, origins } = tracked();

  it('finds each object, list and value object where it is written', () => {
    expect(origins.of(file)).toEqual(originAt(document));
    expect(origins.of(file.lan)).toEqual(originAt(document, 'lan'));
    expect(origins.of(file.lan.cidr)).toEqual(originAt(document, 'lan', 'cidr'));
    expect(origins.of(file.lan.hosts)).toEqual(originAt(document, 'lan', 'hosts'));
    expect(file.lan.hosts.map((host) => origins.of(host.address))).toEqual([
      originAt(document, 'lan', 'hosts', 0, 'address'),
    ]);
    expect(origins.of(file.empty)).toEqual(originAt(document, 'empty'));
  });

  it('finds names through their owner', () => {
    expect(file.lan.hosts.map((host) => origins.of(host, 'name'))).toEqual([
      originAt(document, 'lan', 'hosts', 0, 'name'),
    ]);
    expect(origins.of(file, 'name')).toEqual(originAt(document, 'name'));
    expect(origins.of(file.lan, 'cidr')).toBe(origins.of(file.lan.cidr));
  });

  it('knows the mapping that left a default open, however deep the default is', () => {
    const { source, root } = document;
    expect(origins.of(file.cluster)).toEqual({ kind: 'default', source, owner: root, key: 'cluster' });
    expect(file.cluster.nodes.map((node) => origins.of(node, 'name'))).toEqual([
      { kind: 'default', source, owner: root, key: 'cluster', within: ['nodes', 0, 'name'] },
    ]);
    expect(primaryNode(origins.of(file.cluster))).toEqual({ source, node: root });
  });

  it('gives what is decoded from one scalar the place of the scalar', () => {
    const short = parsed('expose: jigga.xyz\n');
    const value = { expose: [{ host: 'jigga.xyz' }] };
    const shortOrigins = new OriginMap();
    trackOrigins(value, short.source, shortOrigins);
    expect(value.expose.map((expose) => shortOrigins.of(expose, 'host'))).toEqual([
      originAt(short, 'expose'),
    ]);
  });
});

describe(OriginMap, () => {
  it('throws for a value that was made without recording its origin', () => {
    const { file, origins } = tracked();
    expect(() => origins.of({ ...file.lan })).toThrow(
      'an object with cidr, hosts has no origin: it was made without recording one',
    );
    expect(() => origins.of([1, 2])).toThrow('a list of 2 has no origin: it was made without recording one');
    expect(() => origins.of({}, 'name' as never)).toThrow('an object with no keys has no origin');
  });

  it('records what toValues makes, and keeps the origin of what it passes on', () => {
    const { file, origins } = tracked();
    const from = origins.recorder('metallb');
    const pool = from(file.lan, { name: 'lan', addresses: [from(file.lan, file.lan.cidr)] });
    expect(origins.of(pool)).toEqual({ kind: 'derived', by: 'metallb', from: [originAt(document, 'lan')] });
    expect(origins.of(file.lan.cidr)).toEqual(originAt(document, 'lan', 'cidr'));
    expect(primaryNode(origins.of(pool))).toEqual({
      source: document.source,
      node: primaryNode(origins.of(file.lan)).node,
    });
  });

  it('finds the name of a derived row in the sources it was derived from', () => {
    const { file, origins } = tracked();
    const row = { name: 'nas', zone: 'lan' };
    origins.derived(row, 'resolve', [origins.of(file.lan), originAt(document, 'lan', 'hosts', 0)]);
    expect(origins.of(row, 'name')).toEqual(originAt(document, 'lan', 'hosts', 0, 'name'));
    expect(origins.of(row, 'zone')).toBe(origins.of(row));
  });

  it('records by hand what a walk cannot see', () => {
    const origins = new OriginMap();
    const { source, root } = document;
    const [written, absent] = [{ a: 1 }, {}];
    origins.written(written, source, root);
    origins.default(absent, source, root, 'dns');
    expect(origins.of(written)).toEqual(originAt(document));
    expect(origins.of(absent)).toEqual({ kind: 'default', source, owner: root, key: 'dns' });
  });

  it('prefers an origin that was recorded for the key', () => {
    const { file, origins } = tracked();
    origins.setKey(file.lan, 'cidr', originAt(document, 'name'));
    expect(origins.of(file.lan, 'cidr')).toEqual(originAt(document, 'name'));
  });
});
