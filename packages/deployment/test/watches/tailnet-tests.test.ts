import { readFileSync } from 'node:fs';
import { FIXTURES, loadText } from '@netloom/network-model/testing';
import { toTailnetTests } from '../../src/watches/tailnet-tests.ts';
import { describeLeftOut } from '../../src/watches/watch.ts';

const HOMELAB = readFileSync(new URL('networks/homelab/network.yaml', FIXTURES), 'utf8');

/** The homelab with these intents. */
function testsOf(...rows: readonly string[]): {
  readonly tests: unknown;
  readonly leftOut: readonly string[];
} {
  const [before = ''] = HOMELAB.split(/^intents:.*\n/m);
  const facts = loadText(`${before}intents:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`);
  const { tests, leftOut } = toTailnetTests(facts, 'group:family');
  return { tests, leftOut: leftOut.map(describeLeftOut) };
}

describe(toTailnetTests, () => {
  it('accepts the addresses that Connectors advertise', () => {
    expect(
      testsOf(
        "from: tailnet, to: 'https://argocd.int.jigga.xyz', expect: allow",
        "from: tailnet, to: 'https://grafana.int.jigga.xyz', expect: allow",
        "from: tailnet, to: 'udp://10.43.0.10:53', expect: allow",
      ),
    ).toEqual({
      tests: [
        { src: 'group:family', proto: 'tcp', accept: ['192.168.7.230:443'] },
        { src: 'group:family', proto: 'udp', accept: ['10.43.0.10:53'] },
      ],
      leftOut: [],
    });
  });

  it('asserts nothing that the policy does not decide', () => {
    const { tests, leftOut } = testsOf(
      "from: internet, to: 'https://argocd.int.jigga.xyz', expect: deny",
      "from: tailnet, to: 'https://passwords.jigga.xyz', expect: allow",
      "from: tailnet, to: 'tcp://192.168.7.233:8006', expect: allow",
      'from: tailnet, to: node:ichigo, expect: allow',
      "from: tailnet, to: 'tcp://vaultwarden.vaultwarden:80', expect: deny",
      "from: tailnet, to: 'https://nobody.jigga.xyz', expect: allow",
    );
    expect(tests).toEqual([]);
    expect(leftOut).toEqual([
      'deny from internet to https://argocd.int.jigga.xyz: its sender is not the tailnet',
      'allow from tailnet to https://passwords.jigga.xyz: it leads over the internet, where the tailnet policy decides nothing',
      'allow from tailnet to tcp://192.168.7.233:8006: no Connector advertises 192.168.7.233: the tailnet does not carry it',
      'allow from tailnet to node:ichigo: no port is stated',
      expect.stringMatching(
        /^deny from tailnet to tcp:\/\/vaultwarden\.vaultwarden:80: the tailnet policy may accept it, since something else stops it: ./,
      ),
      'allow from tailnet to https://nobody.jigga.xyz: nobody.jigga.xyz has no address',
    ]);
  });
});
