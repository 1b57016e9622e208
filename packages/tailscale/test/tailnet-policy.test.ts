import { load, loadText, minimalWith } from '@netloom/network-model/testing';
import { renderTailnetPolicy, tailnetPolicy } from '../src/index.ts';

describe(tailnetPolicy, () => {
  it('lets the operator give the tag of the router, and the tag approve its routes', () => {
    expect(tailnetPolicy(load('networks/homelab/network.yaml').network)).toEqual({
      tagOwners: { 'tag:k8s-operator': [], 'tag:k8s': ['tag:k8s-operator'] },
      autoApprovers: {
        routes: {
          '10.42.0.0/16': ['tag:k8s'],
          '10.43.0.0/16': ['tag:k8s'],
          '192.168.7.230/31': ['tag:k8s'],
          '192.168.7.232/32': ['tag:k8s'],
        },
      },
    });
  });

  it('names the tags of Services that are devices', () => {
    const { network } = loadText(
      minimalWith(`tailnet: {}
services:
  - { name: db, namespace: apps, selector: { app: db }, expose: [{ via: tailscale, tags: ['tag:db'] }] }`),
    );
    expect(tailnetPolicy(network)).toEqual({
      tagOwners: { 'tag:k8s-operator': [], 'tag:db': ['tag:k8s-operator'] },
      autoApprovers: { routes: {} },
    });
  });

  it('names every tag of every connector that advertises a route, and those of exit nodes', () => {
    const { network } = loadText(
      minimalWith(`tailnet:
  connectors:
    - { name: one, tags: ['tag:one'], advertise: [services] }
    - { name: two, tags: ['tag:two', 'tag:k8s-operator'], advertise: [services], exitNode: true }`),
    );
    expect(tailnetPolicy(network)).toEqual({
      tagOwners: {
        'tag:k8s-operator': [],
        'tag:one': ['tag:k8s-operator'],
        'tag:two': ['tag:k8s-operator'],
      },
      autoApprovers: {
        routes: { '10.43.0.0/16': ['tag:one', 'tag:two', 'tag:k8s-operator'] },
        exitNode: ['tag:two', 'tag:k8s-operator'],
      },
    });
  });
});

it('lets the tags of sites on the internet use Funnel, and no others', () => {
  const { network } = loadText(
    minimalWith(`tailnet: {}
services:
  - { name: a, namespace: a, expose: [{ via: tailscale, tags: ['tag:a'], https: true, funnel: true }] }
  - { name: b, namespace: b, expose: [{ via: tailscale, tags: ['tag:b'], https: true }] }
`),
  );
  expect(tailnetPolicy(network).nodeAttrs).toEqual([{ target: ['tag:a'], attr: ['funnel'] }]);
});

describe(renderTailnetPolicy, () => {
  it('prints the policy as JSON', () => {
    const { network } = loadText(minimalWith('tailnet: { connectors: [{ name: exit, exitNode: true }] }'));
    expect(renderTailnetPolicy(network)).toBe(`{
  "tagOwners": {
    "tag:k8s-operator": [],
    "tag:k8s": [
      "tag:k8s-operator"
    ]
  },
  "autoApprovers": {
    "routes": {},
    "exitNode": [
      "tag:k8s"
    ]
  }
}
`);
  });
});
