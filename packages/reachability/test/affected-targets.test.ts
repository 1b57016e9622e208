import { isDeepStrictEqual } from 'node:util';
import { loadText } from '@netloom/network-model/testing';
import * as fc from 'fast-check';
import { affectedTargets, matrix, matrixRows, type NetworkIndex } from '../src/index.ts';
import { changed, DUAL_STACK, HOMELAB, networkIndexOf } from './ask.ts';
import { networks, tunnelNetworks } from './networks.ts';
import { network as deniedNetworks } from './policy/networks.ts';

const HOMEPAGE_PORT = '    targetPort: 3000\n';

/** The targets that have to be asked again; null for all. */
function affected(before: string, after: string): readonly string[] | null {
  const next = networkIndexOf(after);
  const isAffected = affectedTargets(networkIndexOf(before), next);
  return isAffected === null ? null : [...matrixRows(next, isAffected).rows].map(({ target }) => target);
}

describe(affectedTargets, () => {
  it('leaves only what leads into the namespace of a Service that changed', () => {
    const after = changed(HOMELAB, HOMEPAGE_PORT, '    targetPort: 3001\n');
    expect(affected(HOMELAB, after)?.filter((target) => !target.startsWith('tcp:'))).toEqual([
      'https://jigga.xyz',
      'service:homepage/homepage',
    ]);
  });

  it('leaves only what leads into a namespace that closes or opens', () => {
    const after = changed(HOMELAB, '[vaultwarden, homepage,', '[vaultwarden,');
    expect(affected(HOMELAB, after)?.filter((target) => !target.startsWith('tcp:'))).toEqual([
      'https://jigga.xyz',
      'service:homepage/homepage',
    ]);
  });

  it('leaves a name that may be that of a Service in the namespace of whoever asks', () => {
    const before = changed(HOMELAB, 'grafana.int.jigga.xyz, via', 'grafana, via');
    const after = changed(before, HOMEPAGE_PORT, '    targetPort: 3001\n');
    expect(affected(before, after)).toContain('https://grafana');
  });

  it.each([
    ['a host', 'host: jigga.xyz, via: tunnel', 'host: www.jigga.xyz, via: tunnel'],
    ['a Service in the namespace of Prometheus', 'targetPort: 9090', 'targetPort: 9091'],
    ['an address', 'address: 192.168.7.225', 'address: 192.168.7.227'],
    [
      'policies of others',
      'policies:\n',
      'policies:\n  others: [{ name: a, namespace: homepage, types: [ingress] }]\n',
    ],
    ['the namespaces that have pods', 'namespace: homepage', 'namespace: start'],
    [
      'one of two Services of one name',
      'services:\n',
      `services:\n  - { name: homepage, namespace: homepage, port: 81 }\n`,
    ],
  ])('asks for everything after a change of %s', (_, old, next) => {
    expect(affected(HOMELAB, changed(HOMELAB, old, next))).toBeNull();
  });

  it('asks for everything after a change of pods with the addresses of their nodes', () => {
    const before = changed(
      HOMELAB,
      'jigga.xyz, via: tunnel, origin: service }\n  - name: argocd',
      'start.int.jigga.xyz, via: ingress }\n  - name: argocd',
    );
    expect(affected(before, changed(before, HOMEPAGE_PORT, '    targetPort: 3001\n'))).not.toBeNull();
    expect(
      affected(before, changed(before, HOMEPAGE_PORT, `${HOMEPAGE_PORT}    hostNetwork: true\n`)),
    ).toBeNull();
  });

  it('asks for everything after a change of a Service with a host that stands for many', () => {
    const before = changed(HOMELAB, 'host: jigga.xyz, via', "host: '*.jigga.xyz', via");
    expect(affected(before, changed(before, HOMEPAGE_PORT, '    targetPort: 3001\n'))).toBeNull();
  });

  it('has every answer that a change of Services or policies changes', () => {
    let [spared, differing] = [0, 0];
    fc.assert(
      fc.property(anyNetwork, edits, (text, edit) => {
        const file = loadText(text).network.written as EditedFile;
        const before = networkIndexOf(JSON.stringify(file));
        const after = networkIndexOf(JSON.stringify(edit(file)));
        const rows = unaffected(before, after);
        spared += rows.length;
        differing += isDeepStrictEqual(verdicts(before), verdicts(after)) ? 0 : 1;
        expect(rows.map((row) => verdicts(after).get(row))).toEqual(
          rows.map((row) => verdicts(before).get(row)),
        );
      }),
      { numRuns: 300 },
    );
    expect(spared).toBeGreaterThan(150);
    expect(differing).toBeGreaterThan(100);
  });
});

function unaffected(before: NetworkIndex, after: NetworkIndex): readonly string[] {
  const isAffected = affectedTargets(before, after);
  if (isAffected === null) return [];
  const asked = new Set([...matrixRows(after, isAffected).rows].map(({ target }) => target));
  return matrix(after).rows.flatMap(({ target }) => (asked.has(target) ? [] : [target]));
}

function verdicts(index: NetworkIndex): ReadonlyMap<string, readonly string[]> {
  return new Map(
    matrix(index).rows.map(({ target, answers }) => [target, answers.map(({ verdict }) => verdict)]),
  );
}

interface EditedFile {
  readonly services?: readonly Readonly<Record<string, unknown>>[];
  readonly policies?: { readonly defaultDenyIngress?: readonly string[] };
}

type Edit = (file: EditedFile) => EditedFile;

const anyNetwork = fc.oneof(
  { arbitrary: networks, weight: 1 },
  { arbitrary: tunnelNetworks, weight: 1 },
  { arbitrary: deniedNetworks.map(({ text }) => text), weight: 4 },
  { arbitrary: fc.constantFrom(HOMELAB, DUAL_STACK), weight: 2 },
);

const fields = fc.record(
  {
    port: fc.constantFrom(80, 81),
    targetPort: fc.constantFrom(8080, 8081),
    metricsPort: fc.constant(9100),
    selector: fc.constantFrom({ app: 'web' }, { app: 'other' }),
    scheme: fc.constantFrom('http', 'https'),
    hostNetwork: fc.boolean(),
  },
  { requiredKeys: ['targetPort'] },
);

const editedService = fc.tuple(fc.nat(), fields).map(([place, change]): Edit => (file) => {
  const { services = [] } = file;
  const edited = services.map((service, index) =>
    index === place % services.length ? { ...service, ...change } : service,
  );
  return { ...file, services: edited };
});

const moreServices = fc
  .record({
    name: fc.constantFrom('web', 'other', 'dns', 'traefik'),
    namespace: fc.constantFrom('web', 'kube-system', 'media', 'vault', 'vaultwarden'),
    targetPort: fc.constantFrom(80, 8080),
    selector: fc.constantFrom({ app: 'web' }, { app: 'api' }),
  })
  .map((service): Edit => (file) => {
    const others = (file.services ?? []).filter(
      ({ name, namespace }) => name !== service.name || namespace !== service.namespace,
    );
    return { ...file, services: [...others, { port: 80, ...service }] };
  });

const closedNamespaces = fc
  .subarray(['web', 'api', 'media', 'vault', 'tools', 'homepage'])
  .map((defaultDenyIngress): Edit => (file) => ({
    ...file,
    policies: { ...file.policies, defaultDenyIngress },
  }));

const edits = fc.oneof(
  { arbitrary: editedService, weight: 3 },
  { arbitrary: moreServices, weight: 1 },
  { arbitrary: closedNamespaces, weight: 2 },
);
