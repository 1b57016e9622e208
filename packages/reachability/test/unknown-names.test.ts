import { diagnose } from '@netloom/network-model/testing';
import { toReach } from '../src/index.ts';
import { reachFacts, rules } from '../src/rules/index.ts';
import { unknownNames } from '../src/unknown-names.ts';
import { changed, HOMELAB, question, networkIndexOf } from './ask.ts';

const homelab = networkIndexOf(HOMELAB);

describe(unknownNames, () => {
  it.each([
    ['node:ichgo', 'nodes', 'node:ichgo is not in this network', 'did you mean node:ichigo?'],
    ['host:pve-alfa', 'nodes', 'host:pve-alfa is not in this network', 'did you mean host:pve-alpha?'],
    ['lan', 'pool:ingres', 'pool:ingres is not in this network', 'did you mean pool:ingress?'],
    [
      'pod:monitoring/promethus',
      'tcp://vaultwarden.vaultwarden:80',
      'pod:monitoring/promethus is not in this network',
      'did you mean pod:monitoring/prometheus?',
    ],
    [
      'internet',
      'https://argcd.int.jigga.xyz',
      'unknown host argcd.int.jigga.xyz in https://argcd.int.jigga.xyz: no exposed service and no record has that name',
      'did you mean argocd.int.jigga.xyz?',
    ],
    [
      'internet',
      'https://nothing-like-it-at-all.jigga.xyz',
      'unknown host nothing-like-it-at-all.jigga.xyz in https://nothing-like-it-at-all.jigga.xyz: no exposed service and no record has that name',
      'expose a service as nothing-like-it-at-all.jigga.xyz, or add a record',
    ],
    [
      'lan',
      'tcp://ichgo:22',
      'unknown host ichgo in tcp://ichgo:22: no exposed service and no record has that name',
      'did you mean ichigo?',
    ],
  ])('from %s to %s', (from, to, message, help) => {
    // a host of an own zone: a name server answers that it does not exist.
    const answered = to.includes('jigga.xyz');
    expect(unknownNames(homelab, question(from, to))).toEqual([{ message, help, answered }]);
  });

  it.each([
    ['internet', 'https://passwords.jigga.xyz'],
    ['pod:monitoring/prometheus', 'tcp://grafana:80'],
    ['pod:kube-system/traefik', 'tcp://kubernetes.default.svc.cluster.local:443'],
    ['pod:tailscale/k3s-router', 'tcp://ichigo:22'],
    ['lan', 'https://www.example.org'],
    ['10.0.0.0/24', '192.168.7.250'],
  ])('knows what is asked from %s to %s', (from, to) => {
    expect(unknownNames(homelab, question(from, to))).toEqual([]);
  });

  it('misses a zone that the network has not', () => {
    const text = HOMELAB.replace(/^tailnet:\n(?: .*\n)+/m, '').replace(/^ {2}- \{ from: tailnet.*\n/m, '');
    expect(unknownNames(networkIndexOf(text), question('tailnet', 'nodes'))).toEqual([
      {
        message: 'unknown endpoint tailnet: the network has none',
        help: 'define tailnet in the network, or use another zone',
        answered: false,
      },
    ]);
  });
});

describe('intents', () => {
  const check = (text: string): readonly unknown[] =>
    rules.flatMap(({ check, ...rule }) =>
      diagnose(text, { ...rule, check: (facts) => check(reachFacts(facts, toReach)) }).map(
        ({ code, message, related, help }) => ({
          code,
          message,
          related: related.map((one) => one.message),
          help,
        }),
      ),
    );

  it('of the homelab hold', () => {
    expect(check(HOMELAB)).toEqual([]);
  });

  it('that do not hold name the hop that decided', () => {
    const text = changed(HOMELAB, 'advertise: [pods, services, pools]', 'advertise: [pods, services]');
    expect(check(text)).toEqual([
      {
        code: 'intent-not-met',
        message:
          'tailnet does not reach https://argocd.int.jigga.xyz: no Connector advertises a route to 192.168.7.230: the tailnet has only pods and services',
        related: ['decided here (tailnet)'],
        help: '`netloom trace tailnet https://argocd.int.jigga.xyz` shows every hop',
      },
    ]);
  });

  it('that must be denied, but are not', () => {
    const text = changed(
      HOMELAB,
      "{ from: internet, to: 'https://passwords.jigga.xyz', expect: allow }",
      "{ from: internet, to: 'https://passwords.jigga.xyz', expect: deny }",
    );
    expect(check(text)).toMatchObject([
      {
        code: 'intent-not-met',
        message:
          'internet reaches https://passwords.jigga.xyz, which must be denied: a pod of vaultwarden/vaultwarden accepts it on 80/tcp',
      },
    ]);
  });

  it('that cannot be proved are not met', () => {
    const text = changed(
      HOMELAB,
      "{ from: internet, to: 'https://passwords.jigga.xyz', expect: allow }",
      "{ from: lan, to: 'tcp://8.8.8.8:53', expect: allow }",
    );
    expect(check(text)).toMatchObject([
      {
        code: 'intent-not-met',
        message:
          'whether lan reaches tcp://8.8.8.8:53 is not certain: 8.8.8.8 is on the internet, beyond router "router"',
      },
    ]);
  });

  it('with a name that is not there are said once', () => {
    const text = changed(
      HOMELAB,
      "{ from: internet, to: 'https://passwords.jigga.xyz', expect: allow }",
      "{ from: internet, to: 'https://password.jigga.xyz', expect: allow }",
    );
    expect(check(text)).toMatchObject([
      { code: 'intent-unknown-name', help: 'did you mean passwords.jigga.xyz?' },
    ]);
  });
});
