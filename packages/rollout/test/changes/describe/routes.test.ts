import { edits, said, type Edit } from '../../networks.ts';

const ADVERTISE = 'advertise: [pods, pools]';

/** Routes that are advertised or withdrawn. */
describe('routes', () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'a route that is withdrawn',
      [[ADVERTISE, 'advertise: [pools]']],
      ['- connector router withdraws 10.42.0.0/16'],
    ],
    [
      'neighbours as two routes',
      [[ADVERTISE, 'advertise: [pods, services, pools]']],
      ['+ connector router advertises 10.43.0.0/16'],
    ],
    [
      'only the part that a wider route adds',
      [[ADVERTISE, 'advertise: [pods, pools, 192.168.1.208/28]']],
      ['+ connector router advertises 192.168.1.211/32, 192.168.1.212/30 and 192.168.1.216/29'],
    ],
    [
      'the same addresses in other CIDRs',
      [[ADVERTISE, 'advertise: [10.42.0.0/17, 10.42.128.0/17, pools]']],
      [
        '~ connector router advertises the same addresses in other CIDRs: was 10.42.0.0/16, 192.168.1.200/29, 192.168.1.208/31 and 192.168.1.210/32, is 10.42.0.0/17, 10.42.128.0/17, 192.168.1.200/29, 192.168.1.208/31 and 192.168.1.210/32',
      ],
    ],
    [
      'a router of another name',
      [
        [
          'connectors: [{ name: router, advertise: [pods, pools]',
          'connectors: [{ name: other, advertise: [pods]',
        ],
      ],
      [
        '+ connector other advertises 10.42.0.0/16',
        '- connector router withdraws 10.42.0.0/16, 192.168.1.200/29, 192.168.1.208/31 and 192.168.1.210/32',
      ],
    ],
    [
      'an exit node',
      [[ADVERTISE, 'advertise: [pods, pools], exitNode: true']],
      ['+ connector router becomes an exit node: a path to the internet'],
    ],
  ])('describes %s', (_what, changes, expected) => {
    expect(said(edits(...changes), 'routes')).toEqual(expected);
  });

  it('tells that a router is no exit node any more', () => {
    const { before, after } = edits([ADVERTISE, 'advertise: [pods, pools], exitNode: true']);
    expect(said({ before: after, after: before }, 'routes')).toEqual([
      '- connector router is no longer an exit node',
    ]);
  });
});
