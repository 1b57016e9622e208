import { loadText, minimalWith } from '@netloom/network-model/testing';
import { routeConflicts } from '../../src/traefik/route-conflicts.ts';

/** Routes as `host path`, each to a Service of its own, as HTTPRoutes. */
function conflicts(...rows: readonly string[]): readonly string[] {
  const services = rows.map((row, index) => {
    const [host = '', path = '/'] = row.split(' ');
    return `  - { name: s${index}, namespace: n${index}, expose: [{ host: '${host}', via: ingress, path: '${path}' }] }\n`;
  });
  const { network } = loadText(
    minimalWith(`ingress: { address: 192.168.1.50, domain: int.test, routes: httproute }
services:
${services.join('')}`),
  );
  return routeConflicts(network).map(({ kind, route, by }) =>
    [kind, route.service.name, 'by', by.service.name].join(' '),
  );
}

describe(routeConflicts, () => {
  it('finds a path that the same one with a slash hides', () => {
    expect(conflicts('a.int.test /x', 'a.int.test /x/')).toEqual(['hidden s0 by s1']);
  });

  it('finds wildcards of one length with the hosts below them', () => {
    expect(conflicts('*.int.test', 'a.int.test')).toEqual(['tied s1 by s0']);
    expect(conflicts('*.int.test /x', 'a.int.test /x')).toEqual(['tied s1 by s0']);
    expect(conflicts('*.int.test /x', 'a.int.test /y')).toEqual([]);
  });

  it('finds what a wildcard takes of hosts and of wildcards below it', () => {
    expect(conflicts('*.int.test /x/y', 'wiki.int.test /x', '*.lab.int.test')).toEqual([
      'outranked s1 by s0',
      'outranked s2 by s0',
    ]);
    expect(conflicts('*.int.test /x/y', 'wiki.int.test /x/y/z', 'int.test')).toEqual([]);
  });

  it('compares whole elements', () => {
    expect(conflicts('*.int.test /static', 'wiki.int.test /st')).toEqual([]);
  });

  it('says nothing of a host that is claimed twice, which is a finding of its own', () => {
    expect(conflicts('a.int.test /x', 'a.int.test /x')).toEqual([]);
  });

  it('lists a few where every wildcard takes something of every host', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [
      `*.int.test /p${index}`,
      `h${index}.int.test`,
    ]).flat();
    expect(conflicts(...rows)).toHaveLength(400 * 10);
  });
});
