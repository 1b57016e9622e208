import { readFile, writeFile } from 'node:fs/promises';
import { parseObject, type ObjectRef } from '@netloom/cluster';
import { ApiProxy } from './support/api-proxy.ts';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  startApplyLab,
  type ApplyLab,
} from './support/apply-lab.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { liveObjects, unmanagedObjects, until, writtenSince } from './support/live.ts';
import { refusals, stepLines } from './support/netloom-output.ts';
import { netloom, netloomProcess, type NetloomRun } from './support/netloom.ts';
import { ROOT } from './support/repository.ts';

const OWNED = ['cert-manager', 'cloudflare', 'external-dns', 'metallb-system', 'netloom-system', 'tailscale'];
const ROUTER: ObjectRef = {
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  namespace: null,
  name: 'k3s-router',
};
const POOL: ObjectRef = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  namespace: 'metallb-system',
  name: 'default-pool',
};
const OPERATOR: ObjectRef = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'tailscale',
  name: 'tailscale-operator',
};
const FINALIZER = 'tailscale.com/finalizer';

/** MetalLB's webhook, as it is between its configuration's creation and the start of its server. */
const SILENT_WEBHOOK = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: metallb-webhook-configuration
webhooks:
  - name: ipaddresspoolvalidationwebhook.metallb.io
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Fail
    clientConfig:
      service: { name: metallb-webhook-service, namespace: metallb-system, path: /validate }
    rules:
      - { apiGroups: [metallb.io], apiVersions: [v1beta1], operations: [CREATE, UPDATE], resources: [ipaddresspools] }
`;
const WEBHOOK: ObjectRef = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  namespace: null,
  name: 'metallb-webhook-configuration',
};

describeWithCluster('netloom apply and remove, from an empty cluster', (crds) => {
  let lab: ApplyLab;
  const run = (command: string, ...more: readonly string[]): Promise<NetloomRun> => lab.run(command, ...more);
  const apply = (...more: readonly string[]): Promise<NetloomRun> =>
    run('apply', '--operators', lab.operators, ...more);
  const live = (): ReturnType<typeof liveObjects> => liveObjects(lab.cluster, lab.plane.kubeconfig);
  const namespaces = async (): Promise<readonly string[]> =>
    (await lab.cluster.list({ apiVersion: 'v1', kind: 'Namespace' })).map(({ metadata }) => metadata.name);

  beforeAll(async () => {
    lab = await startApplyLab({ crds, templates: { metallb: SILENT_WEBHOOK } });
  }, 1_800_000);

  afterAll(() => lab.stop());

  it('refuses an empty cluster, with what a person has to make, and changes nothing', async () => {
    const before = await namespaces();
    const planned = await lab.run('plan', '--against', 'cluster', '--output', 'json');
    const { checksum } = JSON.parse(planned.stdout) as { readonly checksum: string };
    // of the plan that makes the namespaces, too
    const refused = await apply('--checksum', checksum);
    expect(refused.code).toBe(5);
    expect(refusals(refused)).toEqual([
      ...['vaultwarden', 'homepage', 'argocd', 'monitoring'].map(
        (name) =>
          `namespace-missing: Namespace ${name} does not exist: it belongs to its apps, and objects of the network go into it.`,
      ),
      'secret-missing: Secret cloudflare/cloudflared-credentials does not exist. Credentials file of the tunnel, for cloudflared.',
      'secret-missing: Secret tailscale/operator-oauth does not exist. OAuth client with write access to devices, auth keys and services, for the Tailscale operator.',
      'secret-missing: Secret external-dns/cloudflare-api-token does not exist. API token that may read the zone jigga.xyz and edit its records, for external-dns.',
    ]);
    expect(refused.stdout).toContain('\n  kubectl create namespace vaultwarden\n');
    expect(refused.stdout).toContain(
      [
        '',
        `  netloom apply ${lab.network} --until namespaces`,
        '  SECRETS=${SECRETS:-$(mktemp -d)}',
        '  kubectl --namespace tailscale create secret generic operator-oauth \\',
        '    --from-file=client_id="$SECRETS/client_id" \\',
        '    --from-file=client_secret="$SECRETS/client_secret"',
        '',
      ].join('\n'),
    );
    expect(await namespaces()).toEqual(before);
  });

  it('makes the namespaces alone, so that Secrets can be made', async () => {
    await createAppNamespaces(lab.cluster);
    const made = await apply('--until', 'namespaces');
    expect([made.code, stepLines(made)]).toEqual([0, [`done      namespaces: ${OWNED.join(', ')}`]]);
    const metallb = await lab.cluster.get({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: null,
      name: 'metallb-system',
    });
    expect(metallb?.metadata.labels).toMatchObject({
      'app.kubernetes.io/managed-by': 'netloom',
      'pod-security.kubernetes.io/enforce': 'privileged',
    });
    expect(refusals(await apply()).map((line) => line.split(':')[0])).toEqual(
      Array(3).fill('secret-missing'),
    );
  });

  it('tries all that can be tried, and writes nothing', async () => {
    await createSecrets(lab.cluster);
    const tried = await apply('--dry-run', '--output', 'json');
    expect(tried.code).toBe(0);
    expect(JSON.parse(tried.stdout)).toMatchObject({
      formatVersion: '1.1',
      dryRun: true,
      refused: false,
      network: 'homelab',
      rollout: { release: { action: 'install', revision: null, pending: false } },
      counts: { create: 38, change: 0, delete: 0 },
      steps: [
        { step: 'namespaces', state: 'unchanged' },
        { step: 'operator cert-manager', state: 'tried', text: 'v1.21.1' },
        { step: 'operator external-dns', state: 'tried', text: '1.22.0' },
        { step: 'operator metallb', state: 'tried', text: '0.16.1' },
        { step: 'operator tailscale-operator', state: 'tried', text: '1.102.3' },
        { step: 'kinds', state: 'skipped' },
        { step: 'network', state: 'skipped' },
      ],
    });
    expect(await lab.cluster.servesGroup('metallb.io')).toBe(false);
    const secrets = await lab.cluster.list({ apiVersion: 'v1', kind: 'Secret', labels: { owner: 'helm' } });
    expect(secrets).toEqual([]);
  });

  it('takes no silence for an answer where nothing says that this is the cluster', async () => {
    const unasked = await netloom(['apply', lab.network, '--until', 'operators'], lab.plane);
    expect(unasked.code).toBe(5);
    expect(unasked.stderr).toMatch(
      /^netloom: This would be the first install of "homelab", in https:\/\/127\.0\.0\.1:\d+ \(context netloom, kube-system [-0-9a-f]{36}\), and nothing says that this is its cluster: pass --pin to write that into the network file, or --yes to go on without\. Nothing was changed\.$/m,
    );
    const secrets = await lab.cluster.list({ apiVersion: 'v1', kind: 'Secret', labels: { owner: 'helm' } });
    expect(secrets).toEqual([]);
  });

  it('refuses a cluster that is not the one that the network pins', async () => {
    const uid = '00000000-0000-4000-8000-000000000000';
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace(/^cluster:\n/m, `cluster:\n  identity: { uid: ${uid} }\n`),
    );
    const refused = await apply('--until', 'namespaces');
    const removed = await run('remove', '--yes');
    const planned = await run('plan', '--against', 'cluster');
    await restore();
    expect([refused.code, removed.code, planned.code]).toEqual([5, 5, 5]);
    expect(refusals(refused)).toEqual([
      expect.stringMatching(
        `^other-cluster: "homelab" pins its cluster, and netloom is not that one: the UID of kube-system is [-0-9a-f]{36}, not ${uid}$`,
      ),
    ]);
  });

  it('says which webhook does not answer, and at which step it stopped', async () => {
    const stopped = await apply('--timeout', '6');
    expect(stopped.code).toBe(4);
    expect(stopped.stderr).toContain(
      'netloom: kinds: dry run of IPAddressPool metallb-system/default-pool: Internal error occurred: failed calling webhook "ipaddresspoolvalidationwebhook.metallb.io"',
    );
    expect(stopped.stderr).toContain(
      'Done before: operator cert-manager, operator external-dns, operator metallb, operator tailscale-operator. Run the same command again: it goes on where this one stopped.',
    );
  });

  it('goes on when it is run again, and waits for the webhook', async () => {
    const proxy = await ApiProxy.start(lab.plane.kubeconfig);
    let trials = 0;
    proxy.onResponse = async (call) => {
      if (!/^PATCH .*\/ipaddresspools\/.*fieldManager=netloom&.*dryRun=All/.test(call)) return;
      trials += 1;
      if (trials === 2) await lab.cluster.delete(WEBHOOK);
    };
    const applied = await netloom(['apply', lab.network, '--operators', lab.operators, '--yes'], proxy);
    await proxy.stop();
    expect(trials).toBeGreaterThan(2);
    expect([applied.code, stepLines(applied)]).toEqual([
      0,
      [
        'unchanged namespaces: all are up to date',
        'unchanged operator cert-manager: v1.21.1 runs',
        'unchanged operator external-dns: 1.22.0 runs',
        'unchanged operator metallb: 0.16.1 runs',
        'unchanged operator tailscale-operator: 1.102.3 runs',
        'unchanged kinds: the cluster accepts Certificate, Connector, DNSEndpoint, IPAddressPool, L2Advertisement, ProxyClass',
        'done      network: 38 objects',
        'unchanged check: 38 objects hold what the network says',
      ],
    ]);
    const objects = await live();
    expect([objects.size, unmanagedObjects(objects)]).toEqual([38, []]);
    expect(applied.stderr).toMatch(/^ {4}identity: \{ uid: '[-0-9a-f]{36}' \}$/m);
  });

  it('lets nobody put another network in its place, nor take it out by another name', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace(/^name: homelab$/m, 'name: office'),
    );
    const before = await live();
    const runs = [
      await apply(),
      await apply('--until', 'namespaces'),
      await apply('--until', 'operators'),
      await run('remove', '--yes'),
      await run('remove', '--yes', '--with-operators'),
    ];
    await restore();
    expect(runs.map(({ code }) => code)).toEqual(Array(5).fill(5));
    for (const refused of runs) {
      expect(refusals(refused)[0]).toBe(
        'other-network: the cluster holds the network "homelab", and this is "office"',
      );
    }
    expect(writtenSince(before, await live())).toEqual([]);
  });

  it('changes nothing when it is run again', async () => {
    const before = await live();
    const again = await apply();
    expect([again.code, stepLines(again).slice(-2)]).toEqual([
      0,
      [
        'unchanged network: 38 objects, as they were installed',
        'unchanged check: 38 objects hold what the network says',
      ],
    ]);
    expect(again.stdout).not.toContain('no longer needed');
    expect(again.stdout).toContain('network (revision 1)\n  = 38 objects\n');
    expect(again.stdout).toMatch(/^no changes\nchecksum [0-9a-f]{64}\n$/m);
    expect(writtenSince(before, await live())).toEqual([]);
  });

  it('shows a change of the network, and makes it', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );
    const changed = await apply();
    expect(changed.code).toBe(0);
    expect(changed.stdout).toContain(
      '  ~ IPAddressPool metallb-system/default-pool\n      ~ spec.addresses[0]: "192.168.7.231-192.168.7.232" -> "192.168.7.231/32"\n',
    );
    expect((await lab.cluster.get(POOL))?.spec).toMatchObject({ addresses: ['192.168.7.231/32'] });
    await restore();
    expect((await apply()).code).toBe(0);
  });

  it('applies only the plan that was reviewed', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );
    const before = await live();
    const planned = await lab.run('plan', '--against', 'cluster', '--output', 'json');
    const { checksum } = JSON.parse(planned.stdout) as { readonly checksum: string };
    await restore();
    const refused = await apply('--checksum', checksum);
    expect([refused.code, refusals(refused)[0]]).toEqual([
      5,
      expect.stringMatching(
        `^checksum-differs: this plan is not the one that was reviewed: its checksum is [0-9a-f]{64}, not ${checksum}$`,
      ),
    ]);
    expect(writtenSince(before, await live())).toEqual([]);
    const reviewed = /^checksum (\w+)$/m.exec(refused.stdout)?.[1] ?? '';
    expect((await apply('--checksum', reviewed)).code).toBe(0);
  });

  it('upgrades an operator whose values or version differ', async () => {
    const restore = await changeNetwork(lab.network, (text) => `${text}\noperators: { metallb: 0.16.2 }\n`);
    const refused = await apply();
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain(
      `metallb is metallb 0.16.1, and the network pins 0.16.2. Bring that version, or pin the other one under \`operators\`.`,
    );
    await setChartVersion('0.16.1', '0.16.2');
    const upgraded = await apply('--until', 'operators');
    expect([upgraded.code, stepLines(upgraded)[3]]).toEqual([0, 'done      operator metallb: 0.16.2']);
    expect(upgraded.stdout).toContain('  ~ metallb 0.16.1 → 0.16.2: the network pins a newer version\n');
    await lab.cluster.delete(WEBHOOK);
    await restore();
    const newer = await apply();
    expect(newer.stdout).toContain('  . metallb is left alone: it is newer than what the network pins\n');
    expect(newer.code).toBe(0);
  });

  async function setChartVersion(from: string, to: string): Promise<void> {
    const file = `${lab.operators}/metallb/Chart.yaml`;
    await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  }

  it('stops for a user without rights, with the step and the right that is missing', async () => {
    const nobody = await as('nobody');
    const blind = await netloom(['apply', lab.network], { kubeconfig: nobody });
    expect(blind.code).toBe(4);
    expect(blind.stderr).toContain(
      'netloom: listing ipaddresspools: ipaddresspools.metallb.io is forbidden: User "nobody" cannot list resource "ipaddresspools" in API group "metallb.io" at the cluster scope\nGive the user that right',
    );
    await mayRead('reader');
    const reader = await netloom(['apply', lab.network, '--operators', lab.operators], {
      kubeconfig: await as('reader'),
    });
    expect(reader.code).toBe(4);
    expect(reader.stderr).toContain(
      'netloom: namespaces: applying Namespace cert-manager: namespaces "cert-manager" is forbidden: User "reader" cannot patch resource "namespaces" in API group "" in the namespace "cert-manager"\nGive the user that right',
    );
    expect(reader.stderr).toContain('Nothing was changed before. Run the same command again');
  });

  /** A kubeconfig that acts as somebody else. */
  async function as(user: string): Promise<string> {
    const file = `${lab.plane.kubeconfig}.${user}`;
    const text = await readFile(lab.plane.kubeconfig, 'utf8');
    await writeFile(file, text.replace(/^( +)(token: .*)$/m, `$1$2\n$1as: ${user}`));
    return file;
  }

  async function mayRead(name: string): Promise<void> {
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } };
    const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] }];
    await lab.cluster.apply(parseObject({ ...role, rules }));
    const subjects = [{ kind: 'User', name, apiGroup: 'rbac.authorization.k8s.io' }];
    const roleRef = { kind: 'ClusterRole', name, apiGroup: 'rbac.authorization.k8s.io' };
    await lab.cluster.apply(parseObject({ ...role, kind: 'ClusterRoleBinding', subjects, roleRef }));
  }

  describe('netloom remove', () => {
    it('asks for a word of consent, and shows what goes and what stays', async () => {
      const before = await live();
      const asked = await run('remove');
      expect(asked.code).toBe(5);
      expect(asked.stderr).toContain(
        'netloom: There is no terminal to ask on whether to remove it: pass --yes to confirm. Nothing was changed.\n',
      );
      expect(asked.stdout).toContain('  - Connector k3s-router\n');
      expect(asked.stdout).toContain(
        `Namespaces stay, with the Secrets and whatever else is in them. To delete all of that:\n  kubectl delete namespace ${OWNED.join(' ')}\n38 objects and 0 operators to remove\n`,
      );
      expect(writtenSince(before, await live())).toEqual([]);
    });

    it('leaves an operator that serves others', async () => {
      const issuer = {
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'letsencrypt' },
      };
      await lab.cluster.apply(parseObject({ ...issuer, spec: { selfSigned: {} } }));
      const refused = await run('remove', '--yes', '--with-operators');
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'operator-serves-others: cert-manager serves ClusterIssuer letsencrypt, which would go with its CRDs or be served by nobody.',
        ],
      ]);
      await lab.cluster.delete({ ...issuer, namespace: null, name: 'letsencrypt' });
    });

    it('says which Connector waits, and for what, while nobody lets go of it', async () => {
      await hold();
      const waiting = await run('remove', '--yes', '--timeout', '5');
      expect(waiting.code).toBe(1);
      expect(waiting.stderr).toMatch(
        /netloom: waiting: waiting until Connector k3s-router is gone: it is still there after [\d.]+ s: it waits for the finalizer tailscale\.com\/finalizer\nThe controller that set the finalizer must be running: check its pods, then run this again\.\nDone before: network\./,
      );
      const refused = await apply();
      expect([refused.code, refusals(refused)]).toEqual([
        5,
        [
          'object-going: Connector k3s-router is being deleted and waits for the finalizer tailscale.com/finalizer.',
        ],
      ]);
    });

    it('takes the operators only when the Connectors are through', async () => {
      const proxy = await ApiProxy.start(lab.plane.kubeconfig);
      let questions = 0;
      let operator: unknown = null;
      proxy.onResponse = async (call) => {
        // the plan has asked, and the deletion; from then on it waits
        if (!call.endsWith('/connectors/k3s-router') || (questions += 1) !== 5) return;
        operator = await lab.cluster.get(OPERATOR);
        // as the Tailscale operator does once the device is out of the tailnet
        await letGo();
      };
      const removed = await netloom(['remove', lab.network, '--yes', '--with-operators'], proxy);
      await proxy.stop();
      expect(operator).not.toBeNull();
      expect(await lab.cluster.get(OPERATOR)).toBeNull();
      expect([removed.code, stepLines(removed)]).toEqual([
        0,
        [
          'done      network: 1 object',
          'unchanged waiting: all of it is gone',
          'done      operator tailscale-operator: uninstalled',
          'unchanged operator metallb: left alone: it is newer than what the network pins',
          'done      operator external-dns: uninstalled',
          'done      operator cert-manager: uninstalled',
        ],
      ]);
      expect((await namespaces()).filter((name) => OWNED.includes(name))).toEqual(OWNED);
    });

    it('finds nothing more', async () => {
      const nothing = await run('remove', '--yes');
      expect(nothing.code).toBe(0);
      expect(nothing.stdout).toContain('\nnothing to remove\n');
    });

    it('leaves a cluster that a network can be pinned to, and then needs no answer', async () => {
      const restore = await changeNetwork(lab.network, (text) => text);
      const until = ['--until', 'namespaces'];
      const tried = await netloom(['apply', lab.network, '--pin', '--dry-run', ...until], lab.plane);
      expect(await readFile(lab.network, 'utf8')).not.toContain('identity');
      const pinned = await netloom(['apply', lab.network, '--pin', ...until], lab.plane);
      const text = await readFile(lab.network, 'utf8');
      const again = await netloom(['apply', lab.network, '--pin', ...until], lab.plane);
      await restore();
      expect([tried.code, pinned.code, again.code]).toEqual([0, 0, 0]);
      expect(pinned.stderr).toMatch(/: states cluster\.identity now: uid [-0-9a-f]{36}$/m);
      expect(text).toMatch(/^ {2}identity:\n {4}uid: [-0-9a-f]{36}$/m);
      expect(again.stderr).not.toContain('identity');
    });

    /** The Tailscale operator sets it on every Connector. */
    async function hold(): Promise<void> {
      const { apiVersion, kind, name } = ROUTER;
      await lab.cluster.apply(
        parseObject({ apiVersion, kind, metadata: { name, finalizers: [FINALIZER] } }),
        {
          fieldManager: 'operator',
        },
      );
    }

    async function letGo(): Promise<void> {
      const { apiVersion, kind, name } = ROUTER;
      await lab.cluster.apply(parseObject({ apiVersion, kind, metadata: { name } }), {
        fieldManager: 'operator',
      });
      await until(async () => ((await lab.cluster.get(ROUTER)) === null ? true : null));
    }
  });
});

describe('netloom apply of a network with a placeholder', () => {
  it('is refused with the line to fix, before any cluster is asked', async () => {
    const refused = await netloomProcess(['apply', 'networks/homelab'], { kubeconfig: '/nowhere' });
    expect(refused.code).toBe(5);
    const line = (await readFile(`${ROOT}networks/homelab/network.yaml`, 'utf8'))
      .split('\n')
      .findIndex((text) => text.includes('00000000-0000-0000-0000-000000000000'));
    expect(refused.stderr).toContain(
      `netloom: networks/homelab/network.yaml:${line + 1}:7 tunnel.id is the placeholder 00000000-0000-0000-0000-000000000000\nWrite the real value there. Nothing was changed.\n`,
    );
  });
});
