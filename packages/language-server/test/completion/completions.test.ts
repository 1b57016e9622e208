import { checkNetwork } from '@netloom/engine';
import type { NetworkFacts } from '@netloom/network-model';
import { completionsAt } from '../../src/completion/completions.ts';
import { marked, NETWORK, SCHEMA, snapshotOf } from '../support/marked.ts';

const GOOD = snapshotOf(NETWORK);

function factsOf(): NetworkFacts {
  const checked = checkNetwork(GOOD.parsed);
  if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked.diagnostics));
  return checked.facts;
}

const FACTS = factsOf();

/** The labels that are offered in a text whose cursor is marked, which was the small network before. */
function labels(text: string): readonly string[] {
  return items(text).map(({ label }) => label);
}

function items(text: string): ReturnType<typeof completionsAt> {
  const { snapshot, offset } = marked(text);
  return completionsAt(
    { snapshot, tree: snapshot.hasTree ? snapshot : GOOD, facts: FACTS, schema: SCHEMA },
    offset,
  );
}

const edited = (from: string, to: string): string => {
  expect(NETWORK).toContain(from);
  return NETWORK.replace(from, to);
};

describe(completionsAt, () => {
  it('offers the keys that a mapping does not have yet, with what the schema says of them', () => {
    const found = items(edited('    port: 80\n', '    port: 80\n    hos‸\n'));
    expect(found.map(({ label }) => label)).not.toContain('port');
    expect(found.map(({ label }) => label)).not.toContain('targetPort');
    expect(found.find(({ label }) => label === 'hostNetwork')).toEqual({
      label: 'hostNetwork',
      kind: 10,
      sortText: '10004',
      filterText: 'hostNetwork',
      documentation:
        "Whether its pods have the addresses of their nodes (the pods' `hostNetwork: true`).\n\nDefault: false",
      textEdit: {
        range: { start: { line: 24, character: 4 }, end: { line: 24, character: 7 } },
        newText: 'hostNetwork: ',
      },
    });
  });

  it('offers required keys first', () => {
    expect(labels(edited('    - { name: nas, address: 192.168.1.20 }', '    - { ‸'))).toEqual([
      'name',
      'address',
      'address6',
      'mac',
    ]);
  });

  it('writes a key without its colon where that is there', () => {
    const [item] = items(edited('    port: 80\n', '    po‸rt: 80\n'));
    expect(item?.textEdit).toMatchObject({ newText: 'scheme' });
  });

  it('begins an item of a list with its dash, where none is written', () => {
    const found = items('lan:\n  hosts:\n    ‸\n');
    expect(found.find(({ label }) => label === 'name')?.textEdit).toMatchObject({ newText: '- name: ' });
  });

  it('offers the values of a key, and says which is the default', () => {
    expect(items(edited('name: one\n', 'name: one\n      role: ‸\n'))).toMatchObject([
      { label: 'server', detail: 'the default' },
      { label: 'agent' },
    ]);
    expect(labels(edited('autoAssign: false', 'autoAssign: ‸'))).toEqual(['true', 'false']);
  });

  it('offers the names of the kind that is referred to', () => {
    expect(labels(edited('pools: [ingress, spare]', 'pools: [ingress, ‸'))).toEqual(['ingress', 'spare']);
    expect(labels(edited('    port: 80\n', '    host: ‸\n'))).toEqual(['router', 'nas', 'one']);
  });

  it('offers endpoints in their grammar', () => {
    const found = labels(edited('from: host:nas', 'from: ser‸'));
    expect(found).toEqual(
      expect.arrayContaining([
        'host:nas',
        'node:one',
        'service:monitoring/grafana',
        'lan',
        'pod:',
        'service:',
      ]),
    );
    const item = items(edited('from: host:nas', 'from: ser‸')).find(
      ({ label }) => label === 'service:monitoring/grafana',
    );
    expect(item?.textEdit).toEqual({
      range: { start: { line: 28, character: 23 }, end: { line: 28, character: 26 } },
      newText: 'service:monitoring/grafana',
    });
  });

  it('offers the URLs of hosts as targets', () => {
    const [first] = labels(edited("'https://grafana.int.example.com/login'", "'‸'"));
    expect(first).toBe('https://grafana.int.example.com');
  });

  it('offers the next free addresses of a pool, and of the network', () => {
    expect(items(edited('ingress: { address: 192.168.1.230', 'ingress: { address: ‸'))).toMatchObject([
      { label: '192.168.1.231', detail: 'free in pool "spare"' },
      { label: '192.168.1.232' },
      { label: '192.168.1.233' },
      { label: '192.168.1.234' },
      { label: '192.168.1.235' },
    ]);
    const [first, second] = items(edited('address: 192.168.1.20 }', 'address: ‸ }'));
    expect(first).toMatchObject({ label: '192.168.1.2', detail: 'free in network "lan" (192.168.1.0/24)' });
    expect(second?.label).toBe('192.168.1.3');
    expect(labels(edited('address: 192.168.1.20 }', 'address6: ‸ }'))).toEqual([]);
  });

  it('offers nothing in a comment, and nothing that the schema does not know', () => {
    expect(labels('# na‸')).toEqual([]);
    expect(labels('lan: { nonsense: { ‸')).toEqual([]);
  });

  it('works in a file that has never been YAML', () => {
    const { snapshot, offset } = marked('apiVersion: netloom/v1\nlan: { ‸');
    const found = completionsAt({ snapshot, tree: null, facts: null, schema: SCHEMA }, offset);
    expect(found.map(({ label }) => label)).toContain('cidr');
  });
});
