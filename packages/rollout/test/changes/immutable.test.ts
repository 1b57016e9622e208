import { immutableChanges } from '../../src/changes/immutable.ts';
import { edits, type Edit } from '../networks.ts';

describe(immutableChanges, () => {
  it.each<[string, readonly Edit[], readonly string[]]>([
    [
      'another pod CIDR',
      [['  servicelb: false', '  podCidr: 10.52.0.0/16\n  servicelb: false']],
      [
        'the pod CIDR cannot change in a running cluster: was 10.42.0.0/16, is 10.52.0.0/16; each node keeps the part of it that it was given',
      ],
    ],
    [
      'another service CIDR, and with it cluster DNS',
      [['  servicelb: false', '  serviceCidr: 10.53.0.0/16\n  servicelb: false']],
      [
        'the service CIDR cannot change in a running cluster: was 10.43.0.0/16, is 10.53.0.0/16; every Service keeps its address, the API server itself among them',
        'the cluster DNS cannot change in a running cluster: was 10.43.0.10, is 10.53.0.10; the Service of CoreDNS keeps its address, and every kubelet passes it to its pods',
      ],
    ],
    [
      'a second family',
      [['  servicelb: false', '  podCidr6: fd01::/56\n  servicelb: false']],
      [
        'the pod CIDR cannot change in a running cluster: was 10.42.0.0/16, is 10.42.0.0/16 and fd01::/56; each node keeps the part of it that it was given',
      ],
    ],
    [
      'another flannel backend',
      [['flannel: { network: sdn }', 'flannel: { network: sdn, backend: host-gw }']],
      [
        'the flannel backend cannot change in a running cluster: was vxlan, is host-gw; nodes of both backends do not reach pods of the other, and what the old one made stays behind',
      ],
    ],
    ['nothing of what may change', [['servicelb: false', 'servicelb: true']], []],
    [
      'nothing between networks of two names',
      [
        ['name: everything', 'name: other'],
        ['  servicelb: false', '  podCidr: 10.52.0.0/16\n  servicelb: false'],
      ],
      [],
    ],
  ])('refuses %s', (_what, changes, expected) => {
    expect(immutableChanges(edits(...changes)).map(({ message }) => message)).toEqual(expected);
  });

  it('says the way out', () => {
    const [refusal] = immutableChanges(
      edits(['  servicelb: false', '  podCidr: 10.52.0.0/16\n  servicelb: false']),
    );
    expect(refusal?.help).toBe(
      'give the network its pod CIDR 10.42.0.0/16 back, or build a new cluster as a network of another name',
    );
  });
});
