import type { Network } from '@netloom/network-model';
import { networkIn, smallNetwork } from '@netloom/network-model/testing';
import { netloomChart } from '@netloom/umbrella';
import { installPage } from '../../src/operators/install-page.ts';
import { operators } from '../../src/operators/operators.ts';

const pageOf = (network: Network): string => installPage(network, operators(network));

describe(installPage, () => {
  it('says what to run for a network without operators', () => {
    expect(pageOf(smallNetwork()))
      .toBe(`<!-- Written by \`netloom build\`. Do not edit: change network.yaml and build again. -->

# Installing small with Helm

Run the commands in the folder above this one, in this order. \`netloom apply\` does all but step 2, says what it would change first, and can be repeated.

## 1. Namespaces

\`\`\`sh
kubectl apply --server-side -f operators/00-namespaces.yaml
\`\`\`

## 2. Secrets

None.

## 3. Operators

None.

## 4. The network

\`\`\`sh
helm upgrade --install netloom netloom-${netloomChart.chart.version}.tgz \\
  --namespace netloom-system \\
  --values values.yaml
\`\`\`

\`netloom package\` writes the chart; give its path, or name a registry under \`delivery\`.
`);
  });

  it('makes each Secret from files, so that no secret stands in a command', () => {
    const page = pageOf(networkIn('networks/homelab'));
    const commands = [...page.matchAll(/kubectl[^`]*create secret[^`]*/g)].map(([command]) =>
      command.trimEnd(),
    );
    expect(commands).toEqual([
      'kubectl --namespace cloudflare create secret generic cloudflared-credentials \\\n  --from-file=credentials.json="$SECRETS/credentials.json"',
      'kubectl --namespace tailscale create secret generic operator-oauth \\\n  --from-file=client_id="$SECRETS/client_id" \\\n  --from-file=client_secret="$SECRETS/client_secret"',
      'kubectl --namespace external-dns create secret generic cloudflare-api-token \\\n  --from-file=api-token="$SECRETS/api-token"',
    ]);
  });

  it('asks for an issuer by hand only where netloom does not make it', () => {
    const page = (issuers: string): string =>
      pageOf(smallNetwork(`tls: { issuer: le }\ndns: { zone: example.com }\n${issuers}`));
    const asked = 'create it once cert-manager runs, with a DNS-01 solver for';
    expect(page('')).toContain(`${asked} Cloudflare.`);
    expect(page('issuers: [{ name: le }]\n')).toContain(asked);
    expect(page('issuers: [{ name: le, acme: {} }]\n')).not.toContain(asked);
    expect(page('issuers: [{ name: le, acme: {} }]\n')).toContain(
      'kubectl --namespace cert-manager create secret generic cloudflare-api-token',
    );
  });

  it("says which label objects of one's own need where several Traefiks keep apart by them", () => {
    const note = 'Each Traefik reads only objects with its label.';
    const page = (more: string): string =>
      pageOf(smallNetwork(`ingresses:\n  - { name: a, address: 192.168.1.50 }\n${more}`));
    expect(page('  - { name: b, controller: traefik, address: 192.168.1.51 }\n')).toContain(
      'are for: `netloom.io/ingress: a` or `netloom.io/ingress: b`.',
    );
    expect(page('  - { name: b, controller: gateway, class: c, address: 192.168.1.51 }\n')).not.toContain(
      note,
    );
  });

  it('gives a BGP password the type that MetalLB asks for', () => {
    const more = `loadBalancer:
  pools: [{ name: lb, addresses: [192.168.1.200/32] }]
  bgp:
    peers: [{ name: router, myAsn: 64512, peerAsn: 64513, address: 192.168.1.1, existingSecret: peer }]
    advertisements: [{ name: all, pools: [lb] }]
`;
    expect(pageOf(smallNetwork(more))).toContain(
      'kubectl --namespace metallb-system create secret generic peer \\\n  --type=kubernetes.io/basic-auth \\\n  --from-file=password="$SECRETS/password"\n',
    );
  });

  it.each(['<your registry>', '<ghcr.io/me>', 'localhost:5000/net', '192.168.1.5:65535/a/b__c'])(
    'has a command for each registry that the format takes: %s',
    (charts) => {
      const delivery = `delivery: { git: { url: https://git.example.com/lab.git }, charts: '${charts}' }\n`;
      expect(pageOf(smallNetwork(delivery))).toContain(`oci://${charts}/netloom`);
    },
  );
});
