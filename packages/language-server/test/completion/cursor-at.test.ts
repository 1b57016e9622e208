import { cursorAt } from '../../src/completion/cursor-at.ts';

const at = (text: string): unknown => {
  const offset = text.indexOf('‸');
  const cursor = cursorAt(text.replace('‸', ''), offset);
  if (cursor === null) return null;
  const { steps, expects, prefix, keys } = cursor;
  return [steps.join('.'), expects, prefix, [...keys].join(' ')];
};

describe(cursorAt, () => {
  it.each([
    ['‸', ['', 'key', '', '']],
    ['na‸', ['', 'key', 'na', '']],
    ['name: x\ndo‸\n', ['', 'key', 'do', 'name']],
    ['lan:\n  ‸', ['lan', 'either', '', '']],
    ['lan:\n  cidr: 10.0.0.0/8\n  ga‸', ['lan', 'key', 'ga', 'cidr']],
    ['lan: { ci‸', ['lan', 'key', 'ci', '']],
    ['lan: { cidr: x, ‸ }', ['lan', 'key', '', 'cidr']],
    ['lan: { cidr: ‸ }', ['lan.cidr', 'value', '', '']],
    ['lan: { cidr: x, hosts: [{ name: a }, { na‸', ['lan.hosts.1', 'key', 'na', '']],
    ['lan:\n  hosts:\n    - name: a\n    - na‸', ['lan.hosts.1', 'either', 'na', '']],
    ['lan:\n  hosts:\n    - name: a\n      ad‸', ['lan.hosts.0', 'key', 'ad', 'name']],
    ['lan:\n  hosts:\n  - name: a\n  - name: b\n    ‸', ['lan.hosts.1', 'key', '', 'name']],
    ['lan:\n  hosts:\n  - name: a\n  mt‸', ['lan', 'key', 'mt', 'hosts']],
    ['lan:\n  cidr: 10.0‸', ['lan.cidr', 'value', '10.0', '']],
    ['firewall:\n  - { from: service:mon‸', ['firewall.0.from', 'value', 'service:mon', '']],
    ['firewall:\n  - from: service:‸', ['firewall.0.from', 'value', 'service:', '']],
    [
      'tailnet:\n  connectors:\n    - advertise:\n      - pool:‸',
      ['tailnet.connectors.0.advertise.0', 'either', 'pool:', ''],
    ],
    ['tailnet: { connectors: [{ advertise: [pods, ‸', ['tailnet.connectors.0.advertise.1', 'value', '', '']],
    ['firewall:\n  - { from: "host:‸', ['firewall.0.from', 'value', 'host:', '']],
    ["firewall:\n  - from: 'host:n‸'", ['firewall.0.from', 'value', 'host:n', '']],
    ['# a # comment\nlan:\n  # of the lan\n  ci‸', ['lan', 'either', 'ci', '']],
    ['lan: # ‸', null],
    ["name: \"a: b\" # it's\nlan: { gateway: { name: 'it: s' }, ‸", ['lan', 'key', '', 'gateway']],
    ['a: |\n  text: more\n  - x\nlan:\n  ‸', ['lan', 'either', '', '']],
    ['lan: {\n  cidr: x,\n  ‸\n}', ['lan', 'key', '', 'cidr']],
    [
      'lan: { hosts: [ { name: x } ] }\ncluster:\n  nodes:\n    - na‸',
      ['cluster.nodes.0', 'either', 'na', ''],
    ],
    ['lan:\r\n  cidr: x\r\n  ga‸\r\n', ['lan', 'key', 'ga', 'cidr']],
  ])('reads %j', (text, expected) => {
    expect(at(text)).toEqual(expected);
  });

  it.each([
    ['spaces', `a${' '.repeat(200_000)}`],
    ['quotes', `a: ${'"'.repeat(200_001)}`],
    ['brackets', `a: ${'['.repeat(200_000)}`],
    ['dashes', '- '.repeat(100_000)],
  ])('takes very many %s in one line', (_, text) => {
    expect(cursorAt(text, text.length)).not.toBeUndefined();
  });

  it('replaces the whole word that is begun, and nothing where none is', () => {
    const token = (text: string): unknown => cursorAt(text.replace('‸', ''), text.indexOf('‸'))?.token;
    expect(token('lan: { ci‸dr: x }')).toEqual({ start: 7, end: 11 });
    expect(token('na‸me: x')).toEqual({ start: 0, end: 4 });
    expect(token('lan: { ‸cidr: x }')).toEqual({ start: 7, end: 7 });
    expect(token('name: ab‸cd # x')).toEqual({ start: 6, end: 10 });
  });
});
