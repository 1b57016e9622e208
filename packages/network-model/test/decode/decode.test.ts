import { parseSource } from '@netloom/diagnostics';
import { decode } from '../../src/index.ts';
import { minimalWith } from '../../src/testing/index.ts';
import { mistakesOf, printed } from '../mistakes.ts';

describe(decode, () => {
  it('reads the smallest network without a mistake', () => {
    const { file, diagnostics } = decode(parseSource(minimalWith(), 'network.yaml'));
    expect(diagnostics).toEqual([]);
    expect(file?.cluster.distribution).toBe('k3s');
  });

  it('gives a whole diagnostic: place, help, fix and page', () => {
    expect(mistakesOf(minimalWith('polices: {}\n'))).toEqual([
      {
        code: 'unknown-key',
        severity: 'error',
        message: 'unknown key "polices" at the top level: did you mean "policies"?',
        range: {
          file: 'network.yaml',
          start: { line: 6, column: 1, offset: 146 },
          end: { line: 6, column: 8, offset: 153 },
        },
        related: [],
        help: null,
        fix: {
          title: 'rename it to policies',
          edits: [{ file: 'network.yaml', start: 146, end: 153, text: 'policies' }],
        },
        docs: 'packages/network-model/src/decode/schema-errors/unknown-key.md',
      },
    ]);
  });

  it('names the alias that repeats a mistake, and does not change what it repeats', () => {
    const services = `services:
  - { name: a, namespace: a, selector: &labels { app: [a] } }
  - { name: b, namespace: b, expose: &ways [{ hots: b.example.com, via: ingress }] }
  - { name: c, namespace: c, selector: *labels, expose: *ways }
`;
    const found = mistakesOf(minimalWith(services));
    expect(printed(found)).toEqual([
      '7:55 wrong-type: services[0].selector.app is a list, but must be text',
      '8:47 unknown-key: unknown key "hots" in services[1].expose[0]: did you mean "host"?',
    ]);
    expect(found.map(({ help, fix }) => [help, fix])).toEqual([
      [null, null],
      ['--fix leaves it to you: an anchor repeats this text in other places', null],
    ]);
    const [only] = mistakesOf(
      minimalWith('firewall: &none []\ntunnel: { edgeCertificates: [], id: *none }\n'),
    );
    expect(
      only?.related.map(({ message, range }) => `${range.start.line}:${range.start.column} ${message}`),
    ).toEqual(['6:17 written here, as &none']);
  });

  it.each([
    [
      minimalWith().replace('{ cidr: 192.168.1.0/24 }', '{ cidr: 192.168.1.0/24, gateway: 192.168.1.1 }'),
      'lan.gateway is the text "192.168.1.1", but must be a mapping, such as { name: router, address: 192.168.1.1 }',
    ],
    [
      minimalWith('services: [grafana]\n'),
      'services[0] is the text "grafana", but must be a mapping, such as { name: grafana, namespace: monitoring, port: 80 }',
    ],
    [
      minimalWith('firewall: [{ name: a, from: node-1, to: lan, ports: [1/tcp] }]\n'),
      'firewall[0].from: "node-1" is not an endpoint: did you mean "node:node-1"?',
    ],
    [
      minimalWith('intents: [{ from: lan, to: ha.example.com, expect: allow }]\n'),
      'intents[0].to: "ha.example.com" is not a target: did you mean "https://ha.example.com"?',
    ],
    [
      minimalWith('intents: [{ from: lan, to: nas, expect: allow }]\n').replace(
        '{ cidr: 192.168.1.0/24 }',
        '{ cidr: 192.168.1.0/24, hosts: [{ name: nas, address: 1 }] }',
      ),
      'intents[0].to: "nas" is not an endpoint: did you mean "host:nas"?',
    ],
    [
      minimalWith(
        'vpns: [{ name: phones, range: 10.6.0.0/24, endpoint: node:node-1, routes: [lan] }]\nintents: [{ from: phones, to: lan, expect: allow }]\n',
      ),
      'intents[0].from: "phones" is not an endpoint: did you mean "vpn:phones"?',
    ],
    [
      minimalWith(
        'ingresses: [{ name: inner, address: 192.168.1.240 }]\nintents: [{ from: lan, to: inner, expect: allow }]\n',
      ),
      'intents[0].to: "inner" is not an endpoint: did you mean "ingress:inner"?',
    ],
    [
      minimalWith().replace('nodes:', 'pods: 10.42.0.0/16, nodes:'),
      'unknown key "pods" in cluster: did you mean "podCidr"?',
    ],
  ])('shows what was meant: %#', (text, message) => {
    expect(mistakesOf(text).map((mistake) => mistake.message)).toContain(message);
  });

  it('names the key for a host where a service has its name for an address', () => {
    const [diagnostic] = mistakesOf(
      minimalWith('services: [{ name: files, address: node-1 }, { name: other, address: node-2 }]\n'),
    );
    expect(diagnostic?.help).toBe('a host of this file is named by its own key: host: node-1');
  });

  it('lists the keys that are left where no key is close', () => {
    const [diagnostic] = mistakesOf(minimalWith('tailnet: { range: 100.64.0.0/10, x: 1 }\n'));
    expect(diagnostic?.message).toBe('unknown key "x" in tailnet');
    expect(diagnostic?.help).toBe(
      'expected one of namespace, range6, oauth, nameserver, acceptRoutes, sites, connectors',
    );
  });

  it.each([
    [
      'cluster: { splitHorizon: { forwarders: [dns.example.com] }, ',
      '5:41 bad-value: cluster.splitHorizon.forwarders[0]: "dns.example.com" is not an IP',
    ],
    [
      'cluster: { splitHorizon: { forwarders: [1.1.1.1:53] }, ',
      '5:41 bad-value: cluster.splitHorizon.forwarders[0]: "1.1.1.1:53" is not an IP',
    ],
    ['cluster: { splitHorizon: { forwarders: [] }, ', '5:40 bad-value: cluster.splitHorizon.forwarders'],
  ])('takes addresses alone as forwarders: %s', (cluster, expected) => {
    const [said = '', ...more] = printed(mistakesOf(minimalWith().replace('cluster: { ', cluster)));
    expect(more).toEqual([]);
    expect(said.slice(0, expected.length)).toBe(expected);
  });

  it.each([
    ['65535:65535', null],
    ['64512:65536', 'has a part that is too large: at most 65535, or 4294967295 after `large:`'],
    ['70000:1', 'has a part that is too large: at most 65535, or 4294967295 after `large:`'],
    ['large:4294967295:0:4294967295', null],
    ['large:1:4294967296:3', 'has a part that is too large: at most 65535, or 4294967295 after `large:`'],
    ['99999', null],
  ])('takes communities whose parts BGP can hold: %s', (community, refusal) => {
    const bgp = `bgp: { advertisements: [{ name: a, communities: ['${community}'] }] }`;
    const pools = 'pools: [{ name: p, addresses: [10.9.0.0/24] }]';
    const said = mistakesOf(minimalWith(`loadBalancer: { ${pools}, ${bgp} }\n`));
    expect(said.map(({ code, message }) => [code, message])).toEqual(
      refusal === null
        ? []
        : [['bad-value', `loadBalancer.bgp.advertisements[0].communities[0]: "${community}" ${refusal}`]],
    );
  });

  it('takes no value of a community that BGP cannot hold', () => {
    const communities = "communities: [{ name: c, communities: [{ name: x, value: '1:65536' }] }]";
    const pools = 'pools: [{ name: p, addresses: [10.9.0.0/24] }]';
    expect(mistakesOf(minimalWith(`loadBalancer: { ${pools}, ${communities} }\n`))[0]?.message).toBe(
      'loadBalancer.communities[0].communities[0].value: "1:65536" has a part that is too large: at most 65535, or 4294967295 after `large:`',
    );
  });

  it.each(['0s', '69000d', '600000h'])('takes no time to live that DNS cannot hold: %s', (ttl) => {
    const records = `[{ name: a.example.com, type: TXT, targets: [x], ttl: ${ttl} }]`;
    const [said] = mistakesOf(minimalWith(`dns: { zone: example.com, records: ${records} }\n`));
    expect(said?.code).toBe('bad-value');
  });

  it('reports a misspelt key once, not as unknown and missing', () => {
    expect(printed(mistakesOf(minimalWith().replace('domain:', 'domian:')))).toEqual([
      '3:1 unknown-key: unknown key "domian" at the top level: did you mean "domain"?',
    ]);
  });

  it('reports a missing key at its owner, and says what it is for', () => {
    const [diagnostic, ...rest] = mistakesOf(minimalWith('tls: {}\n'));
    expect(rest).toEqual([]);
    expect(printed(diagnostic === undefined ? [] : [diagnostic])).toEqual([
      '6:6 missing-key: missing key "issuer" in tls',
    ]);
    expect(diagnostic?.help).toBe("issuer: Name of cert-manager's issuer.");
  });

  it('reports every key that an owner lacks', () => {
    expect(printed(mistakesOf(minimalWith('services: [{ port: 80 }]\n')))).toEqual([
      '6:12 missing-key: missing key "name" in services[0]',
      '6:12 missing-key: missing key "namespace" in services[0]',
    ]);
  });

  it.each([
    [
      'services: {}',
      '6:11 wrong-type: services is a mapping, but must be a list, such as [{ name: grafana, namespace: monitoring, port: 80 }]',
      'The Services and the hosts that lead to them.',
    ],
    [
      'resolvers: { pihole: { address: 192.168.1.5 } }',
      '6:12 wrong-type: resolvers is a mapping, but must be a list, such as [{ name: pihole, kind: pihole, address: 192.168.1.5 }]',
      'an entry of the list has its name inside: - name: pihole',
    ],
    [
      'resolvers: { name: pihole }',
      '6:12 wrong-type: resolvers is a mapping, but must be a list, such as [{ name: pihole, kind: pihole, address: 192.168.1.5 }]',
      'Who answers the devices at home, and for which names.',
    ],
    [
      'ingresses: [{ name: a, address: { ip: 192.168.1.5 } }]',
      '6:33 wrong-type: ingresses[0].address is a mapping, but must be text',
      'Its load balancer address, IPv4.',
    ],
    [
      'metallb: {}',
      '6:1 unknown-key: unknown key "metallb" at the top level: did you mean "loadBalancer"?',
      null,
    ],
    ['pools: []', '6:1 unknown-key: unknown key "pools" at the top level', 'this is loadBalancer.pools'],
    ['dns:', '6:5 wrong-type: dns is empty, but must be a mapping, such as { zone: example.com }', null],
    ['tailnet: x', '6:10 wrong-type: tailnet is the text "x", but must be a mapping', null],
    ['lan2: 1', '6:1 unknown-key: unknown key "lan2" at the top level', leftKeys()],
    [
      'policies: { defaultDenyIngress: [1] }',
      '6:34 wrong-type: policies.defaultDenyIngress[0] is the number 1, but must be text',
      quotesHelp('1'),
    ],
    [
      'operators: { values: { metallb: { speaker: [1, .inf] } } }',
      '6:48 bad-value: operators.values.metallb.speaker[1]: values of a chart are JSON to Helm, whose numbers are finite',
      null,
    ],
    [
      'operators: { values: { metallb: { "a\\x7f": "b\\x7f" } } }',
      '6:44 bad-value: operators.values.metallb."a\u007f": Helm reads neither U+007F nor half of a character in a key',
      null,
    ],
    [
      'operators: { values: { metallb: {} } }',
      '6:33 bad-value: operators.values.metallb: it needs at least one value of the chart: leave it out otherwise',
      null,
    ],
    [
      'operators: { values: { metallb: [] } }',
      '6:33 wrong-type: operators.values.metallb is a list, but must be a mapping',
      'Values of the chart metallb, such as { speaker: { tolerations: [{ operator: Exists }] } }.',
    ],
    [
      'operators: { values: { metalb: { a: 1 } } }',
      '6:24 unknown-key: unknown key "metalb" in operators.values: did you mean "metallb"?',
      null,
    ],
    [
      'ingresses: [{ name: a, controller: gateway, class: envoy, address: 192.168.1.5, values: { a: 1 } }]',
      '6:89 bad-value: ingresses[0].values: controller gateway has none: it goes with traefik-k3s, traefik',
      null,
    ],
    [
      'operators: { metallb: 0.10 }',
      '6:23 wrong-type: operators.metallb is the number 0.1, but must be text',
      'a chart version is written 1.2.3, exactly',
    ],
    [
      'firewall: [{ name: a, from: lan, to: lan, ports: [443] }]',
      '6:51 wrong-type: firewall[0].ports[0] is the number 443, but must be text',
      '"443" is not a port range: did you mean 443/tcp or 443/udp?',
    ],
  ])('reports for %j what it is and what it must be', (text, message, help) => {
    const diagnostics = mistakesOf(minimalWith(text));
    expect(printed(diagnostics)).toEqual([message]);
    expect(diagnostics[0]?.help).toBe(help);
  });

  it('offers true for yes, which YAML 1.2 reads as text', () => {
    const [diagnostic] = mistakesOf(minimalWith().replace('cluster: {', 'cluster: { servicelb: yes,'));
    expect(diagnostic?.message).toBe('cluster.servicelb is the text "yes", but must be true or false');
    expect(diagnostic?.fix?.edits.map(({ text }) => text)).toEqual(['true']);
  });

  it('offers nothing for a text that is a boolean in no YAML', () => {
    const text = minimalWith().replace('cluster: {', 'cluster: { servicelb: constructor,');
    expect(mistakesOf(text).map(({ fix }) => fix)).toEqual([null]);
  });

  it.each([
    [
      'lan: { cidr: 192.168.1.7/24 }',
      'lan.cidr: "192.168.1.7/24" has host bits set: did you mean 192.168.1.0/24?',
    ],
    [
      'lan: { cidr: 192.168.1.0 }',
      'lan.cidr: "192.168.1.0" has no prefix length: did you mean 192.168.1.0/32?',
    ],
    [
      "lan: { cidr: 'fd00::/64' }",
      'lan.cidr: "fd00::/64" is IPv6 where IPv4 is expected: IPv6 goes under the same key with the suffix 6',
    ],
    [
      'lan: { cidr: 10.0.0.0/8, cidr6: 10.0.0.0/8 }',
      'lan.cidr6: "10.0.0.0/8" is IPv4 where IPv6 is expected: IPv4 goes under the same key without the suffix 6',
    ],
    ['lan: { cidr: 10.0.0.0/8, mtu: 70000 }', 'lan.mtu is 70000, but must be at most 65535'],
    [
      'lan: { cidr: 10.0.0.0/8, dhcp: [10.0.0.9-10.0.0.1] }',
      'lan.dhcp[0]: "10.0.0.9-10.0.0.1" starts after it ends: did you mean 10.0.0.1-10.0.0.9?',
    ],
  ])('gives the rule and a hint for %j', (lan, message) => {
    const diagnostics = mistakesOf(minimalWith().replace('lan: { cidr: 192.168.1.0/24 }', lan));
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-value']);
    expect(diagnostics[0]?.message).toBe(message);
  });

  it.each([
    [
      'tunnel: { id: 0F42AE2 }',
      'tunnel.id is the text "0F42AE2": a tunnel id is a UUID in lower case, or a placeholder such as <tunnel-id>',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "https://blog.example.com", via: tunnel }] }]',
      'services[0].expose[0].host is the text "https://blog.example.com": a host name has lower-case labels of letters, digits and -; "https://" is a scheme: did you mean "blog.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "blog.example.com:8443", via: tunnel }] }]',
      'services[0].expose[0].host is the text "blog.example.com:8443": a host name has lower-case labels of letters, digits and -; ":8443" is a port: did you mean "blog.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "HTTPS://Blog.example.com:443/api?x=1", via: tunnel }] }]',
      'services[0].expose[0].host is the text "HTTPS://Blog.example.com:443/api?x=1": a host name has lower-case labels of letters, digits and -; "HTTPS://" is a scheme, ":443" is a port, "/api?x=1" is a path: did you mean "blog.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "blog.example.com.", via: tunnel }] }]',
      'services[0].expose[0].host is the text "blog.example.com.": a host name has lower-case labels of letters, digits and -; "." is the dot of DNS\' root: did you mean "blog.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "*.example.com/api", via: tunnel }] }]',
      'services[0].expose[0].host is the text "*.example.com/api": a host name has lower-case labels of letters, digits and -; "/api" is a path: did you mean "*.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "http://me:secret@blog.example.com", via: tunnel }] }]',
      'services[0].expose[0].host is the text "http://me:secret@blog.example.com": a host name has lower-case labels of letters, digits and -; "http://" is a scheme, a user name precedes the host: did you mean "blog.example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: "blog..example.com:80", via: tunnel }] }]',
      'services[0].expose[0].host is the text "blog..example.com:80": a host name has lower-case labels of letters, digits and -',
    ],
    [
      'dns: { zone: "https://example.com" }',
      'dns.zone is the text "https://example.com": a host name has lower-case labels of letters, digits and -; "https://" is a scheme: did you mean "example.com"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: ingress, path: ^/x }] }]',
      'services[0].expose[0].path: Traefik compares it as a prefix, which begins with /; ^ is allowed only with via: tunnel, whose paths are expressions',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: tunnel, path: x }] }]',
      'services[0].expose[0].path is the text "x": a path begins with /, or with ^/ for the tunnel, and has no space',
    ],
    [
      'services: [{ name: My_App, namespace: a }]',
      'services[0].name is the text "My_App": a name has 1 to 63 lower-case letters, digits and -: did you mean "my-app"?',
    ],
    [
      'services: [{ name: a, namespace: a, port: 70000 }]',
      'services[0].port is 70000, but must be at most 65535',
    ],
    [
      'services: [{ name: a, namespace: a, selector: {} }]',
      'services[0].selector: it needs at least one label: no label selects every pod',
    ],
    [
      'services: [{ name: a, namespace: a, selector: { a b: c } }]',
      'services[0].selector has the key "a b": a label is written NAME or PREFIX/NAME',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: tunel }] }]',
      'services[0].expose[0].via is the text "tunel", but must be "tunnel", "ingress", "loadBalancer", "tailscale" or "nodePort": did you mean "tunnel"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: tunnel, origin: servise }] }]',
      'services[0].expose[0].origin is the text "servise", but must be "service" or "ingress": did you mean "service"?',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: tunnel, origin: [service, x] }] }]',
      'services[0].expose[0].origin[1] is the text "x", but must be "service" or "ingress"',
    ],
    [
      'services: [{ name: a, namespace: a, expose: [{ host: a.b, via: ingress, origin: service }] }]',
      'services[0].expose[0].origin: it is allowed only with via: tunnel; Traefik always goes to the service',
    ],
    ["dns: { zone: '*.example.com' }", 'dns.zone: "*.example.com" is a wildcard, which is not allowed here'],
    [
      "dns: { zone: a.b, records: [{ name: a.b, type: A, targets: ['::1'] }] }",
      'dns.records[0].targets[0]: "::1" is IPv6, but A holds IPv4: did you mean type AAAA?',
    ],
    [
      'dns: { zone: a.b, records: [{ name: a.b, type: CNAME, targets: [192.168.7.9] }] }',
      'dns.records[0].targets[0]: "192.168.7.9" is an address, but CNAME leads to a name: did you mean type A?',
    ],
    [
      "dns: { zone: a.b, records: [{ name: a.b, type: CNAME, targets: ['fd00:7::9'] }] }",
      'dns.records[0].targets[0]: "fd00:7::9" is an address, but CNAME leads to a name: did you mean type AAAA?',
    ],
    [
      'dns: { zone: a.b, records: [{ name: a.b, type: CNAME, targets: [192.168.7.300] }] }',
      'dns.records[0].targets[0]: "192.168.7.300" is not a host name, which a CNAME needs: its last part is a number',
    ],
    [
      'dns: { zone: a.b, records: [{ name: a.b, type: CNAME, targets: [a.c, a.d] }] }',
      'dns.records[0].targets: a CNAME has exactly one target',
    ],
    [
      'tailnet: { connectors: [{ name: k3s-router }] }',
      'tailnet.connectors[0]: it does nothing: give it routes to advertise, or exitNode: true',
    ],
    [
      'tailnet: { connectors: [{ name: k3s-router, advertise: [internet] }] }',
      'tailnet.connectors[0].advertise[0]: "internet" cannot be advertised: name lan, segments, sdn, pods, services, nodes, proxmox, pools, one node, host, pool or segment, or a CIDR',
    ],
    ['loadBalancer: { pools: [] }', 'loadBalancer.pools is an empty list, but must have at least 1 entry'],
    [
      'intents: [{ from: lan, to: nodse, expect: allow }]',
      'intents[0].to: "nodse" is not an endpoint: did you mean "nodes"?',
    ],
  ])('refuses %j', (more, message) => {
    const diagnostics = mistakesOf(minimalWith(more));
    expect(diagnostics.map(({ code }) => code)).toEqual(['bad-value']);
    expect(diagnostics[0]?.message).toBe(message);
  });

  it('reports several mistakes at once, in the order of the file', () => {
    const text = `apiVersion: netlom/v1
name: test
lan: { cidr: 192.168.1.1/24, gatway: { name: router, address: 192.168.1.1 } }
cluster:
  nodes:
    - { name: node-1, address: 192.168.1.300, role: sever }
  podCidr: 10
`;
    expect(printed(mistakesOf(text))).toEqual([
      '1:1 missing-key: missing key "domain" at the top level',
      '1:13 bad-value: apiVersion is the text "netlom/v1", but must be "netloom/v1"',
      '3:14 bad-value: lan.cidr: "192.168.1.1/24" has host bits set: did you mean 192.168.1.0/24?',
      '3:30 unknown-key: unknown key "gatway" in lan: did you mean "gateway"?',
      '6:32 bad-value: cluster.nodes[0].address: "192.168.1.300" is not an IP address: each part of an IPv4 address is 0 to 255, not "300"',
      '6:53 bad-value: cluster.nodes[0].role is the text "sever", but must be "server" or "agent": did you mean "server"?',
      '7:12 wrong-type: cluster.podCidr is the number 10, but must be text',
    ]);
  });

  it.each(['netloom/v2', 'netloom/v10', 'netloom/v2beta1'])(
    'reports nothing but the format of %s',
    (format) => {
      const text = minimalWith('gateways: [{ nmae: a }]\n').replace('netloom/v1', format);
      expect(printed(mistakesOf(text))).toEqual([
        `1:13 unknown-api-version: apiVersion is "${format}", a later format than "netloom/v1", the last one that this netloom reads`,
      ]);
    },
  );

  it.each(['netloom/v0', 'netloom/v1beta1', 'v2', 'netloom.example.com/v2', '2'])(
    'does not take %s for a later format',
    (format) => {
      const text = minimalWith('gateways: 1\n').replace('netloom/v1', format);
      expect(mistakesOf(text).map(({ code }) => code)).toEqual(['bad-value', 'unknown-key']);
    },
  );

  it('gives no file when parsing found a mistake, and still finds its own', () => {
    const { file, diagnostics } = decode(parseSource(minimalWith('name: again\nfoo: 1\n'), 'network.yaml'));
    expect(file).toBeNull();
    expect(printed(diagnostics)).toEqual(['7:1 unknown-key: unknown key "foo" at the top level']);
    expect(decode(parseSource(minimalWith('name: test\n'), 'network.yaml'))).toEqual({
      file: null,
      diagnostics: [],
    });
  });

  it('adds nothing where there is no document', () => {
    expect(decode(parseSource('', 'network.yaml'))).toEqual({ file: null, diagnostics: [] });
  });

  it.each(['5', '[]', 'text'])('reports that the document %s must be a mapping', (text) => {
    expect(mistakesOf(text).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(
        /^wrong-type: the file is (the number 5|a list|the text "text"), but must be a mapping$/,
      ),
    ]);
  });

  it('lists a hundred mistakes and counts the rest', () => {
    const keys = Array.from({ length: 130 }, (_, index) => `unknown-${index}: 1`).join('\n');
    const diagnostics = mistakesOf(minimalWith(`${keys}\n`));
    expect(diagnostics).toHaveLength(101);
    expect(printed(diagnostics.slice(100))).toEqual([
      '0:0 too-many-mistakes: 30 more format errors are not listed',
    ]);
  });
});

function leftKeys(): string {
  return (
    'expected one of segments, router, routing, proxmox, loadBalancer, ingress, ingresses, tls, issuers, dns, resolvers, tunnel, tailnet, vpns, services, monitoring, firewall, policies, ' +
    'intents, waivers, documents, operators, delivery, docs'
  );
}

function quotesHelp(text: string): string {
  return `put it in quotes, so that YAML reads text: "${text}"`;
}
