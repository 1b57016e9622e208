import { parseEndpoint, type Endpoint, type Intent } from '@netloom/network-model';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { renderGatus, toGatus } from '../../src/watches/gatus.ts';

function intentsOf(rows: readonly string[]): readonly Intent[] {
  return loadText(minimalWith(`intents:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`)).network.intents;
}

function endpointOf(text: string): Endpoint {
  const parsed = parseEndpoint(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

describe(toGatus, () => {
  it('watches what is sent from where Gatus stands, and says why not the rest', () => {
    const intents = intentsOf([
      "from: lan, to: 'https://a.example.com', expect: allow",
      "from: lan, to: 'https://b.example.com/x', expect: deny",
      "from: lan, to: 'tcp://192.168.1.10:6443', expect: allow",
      "from: lan, to: 'tcp://192.168.1.10:10250', expect: deny",
      "from: lan, to: 'udp://192.168.1.10:53', expect: allow",
      'from: lan, to: node:one, expect: allow',
      "from: internet, to: 'https://a.example.com', expect: allow",
    ]);
    expect(renderGatus(toGatus(intents, endpointOf('lan'))))
      .toBe(`# left out: allow from lan to udp://192.168.1.10:53: an open UDP port is as silent as a closed one
# left out: allow from lan to node:one: no port is stated
# left out: allow from internet to https://a.example.com: Gatus stands at lan, and sees nothing as internet
endpoints:
  - name: allow https://a.example.com
    group: from lan
    url: https://a.example.com
    method: HEAD
    interval: 1m
    conditions:
      - '[CONNECTED] == true'
      - '[STATUS] != any(502, 503, 504, 521, 522, 523, 524, 530)'
    client:
      timeout: 5s
      ignore-redirect: true
  - name: deny https://b.example.com/x
    group: from lan
    url: https://b.example.com/x
    method: HEAD
    interval: 1m
    conditions:
      - '[STATUS] == any(0, 404, 502, 503, 504, 521, 522, 523, 524, 530)'
    client:
      timeout: 5s
      ignore-redirect: true
      insecure: true
  - name: allow tcp://192.168.1.10:6443
    group: from lan
    url: tcp://192.168.1.10:6443
    interval: 1m
    conditions:
      - '[CONNECTED] == true'
    client:
      timeout: 5s
  - name: deny tcp://192.168.1.10:10250
    group: from lan
    url: tcp://192.168.1.10:10250
    interval: 1m
    conditions:
      - '[CONNECTED] == false'
    client:
      timeout: 5s
`);
  });

  it('gives names that Gatus can tell apart', () => {
    const intents = intentsOf([
      "from: lan, to: 'https://a-b.example.com', expect: allow",
      "from: lan, to: 'https://a.b.example.com', expect: allow",
    ]);
    const { config } = toGatus(intents, endpointOf('lan'));
    expect(config.endpoints.map(({ name }) => name)).toEqual([
      'allow https://a-b.example.com',
      'allow https://a.b.example.com (2)',
    ]);
  });

  it('leaves no variable for Gatus to expand', () => {
    const intents = intentsOf(["from: lan, to: 'https://a.example.com/$HOME', expect: allow"]);
    expect(renderGatus(toGatus(intents, endpointOf('lan')))).toContain('url: https://a.example.com/$$HOME\n');
  });
});
