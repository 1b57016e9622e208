import { BGPPeer } from '../src/kinds/bgp-peer.ts';
import { Community } from '../src/kinds/community.ts';
import { IPAddressPool } from '../src/kinds/ip-address-pool.ts';

const metadata = { name: 'it', namespace: 'metallb-system' };

describe(IPAddressPool.kind, () => {
  it.each(['192.0.2.1', 'lan', '192.0.2.0/24,192.0.2.9/32', ''])('refuses the address %j', (address) => {
    const pool = new IPAddressPool({ metadata, spec: { addresses: [address] } });
    expect(() => {
      pool.validate();
    }).toThrow(
      new Error(
        'IPAddressPool "it" is not a valid metallb.io/v1beta1 IPAddressPool:\n' +
          `  spec.addresses[0]: addresses are a CIDR or a range first-last; one address is a /32 or a /128: "${address}"`,
      ),
    );
  });
});

describe(BGPPeer.kind, () => {
  it('has no place for a plaintext password', () => {
    const spec = { myASN: 1, peerASN: 2, peerAddress: '192.0.2.1', password: 'secret' };
    const peer = new BGPPeer({ metadata, spec });
    expect(() => {
      peer.validate();
    }).toThrow(
      new Error(
        'BGPPeer "it" is not a valid metallb.io/v1beta2 BGPPeer:\n  spec: Unrecognized key: "password"',
      ),
    );
  });
});

describe(Community.kind, () => {
  it.each(['64512', '64512:70:1', 'large:1:2', 'no-export'])('refuses the community %j', (value) => {
    const community = new Community({ metadata, spec: { communities: [{ name: 'one', value }] } });
    expect(() => {
      community.validate();
    }).toThrow(
      new Error(
        'Community "it" is not a valid metallb.io/v1beta1 Community:\n' +
          `  spec.communities[0].value: a community is 65000:100, or large:65000:1:2: "${value}"`,
      ),
    );
  });
});
