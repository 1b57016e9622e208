import { makeCertificate } from '../double/certificate.ts';
import { TOKENS } from '../double/cluster.ts';
import { writesOf } from '../reconcile/support.ts';
import { configOf, homelabValues, withLab, type Lab } from './support.ts';

const PEERS = '192.168.7.233,192.168.7.234,192.168.7.235';
const OTHER_PRINT = Array.from({ length: 32 }, () => 'AA').join(':');

/** Applies the network to Proxmox, drops the Events of that, and returns the number of calls. */
async function reconciled({ run, proxmox, kube }: Lab): Promise<number> {
  expect((await run('reconcile')).code).toBe(0);
  kube.events.splice(0);
  return proxmox.calls.length;
}

const sentEvents = ({ kube }: Lab): readonly string[] =>
  kube.events.map(({ type, reason, note }) => `${type} ${reason}: ${note}`);

describe('the bundle, as the drift CronJob runs it', () => {
  it.concurrent('ends with 0 where nothing differs, having written nothing to Proxmox', () =>
    withLab({}, async (lab) => {
      const before = await reconciled(lab);
      const { code, stdout, stderr } = await lab.run('drift', { token: TOKENS.auditor });
      expect([code, stderr]).toEqual([0, 'Proxmox VE 9.1.2\nno changes\n']);
      expect(stdout.replace(/_seconds\{network="homelab"\} \d+/, '_seconds{network="homelab"} NOW')).toBe(
        `# HELP netloom_proxmox_sdn_status Whether the SDN of Proxmox is what the network says: 1 for the current status.
# TYPE netloom_proxmox_sdn_status gauge
netloom_proxmox_sdn_status{network="homelab",status="in-sync"} 1
netloom_proxmox_sdn_status{network="homelab",status="drift"} 0
netloom_proxmox_sdn_status{network="homelab",status="unknown"} 0
# HELP netloom_proxmox_sdn_last_check_timestamp_seconds When it was compared.
# TYPE netloom_proxmox_sdn_last_check_timestamp_seconds gauge
netloom_proxmox_sdn_last_check_timestamp_seconds{network="homelab"} NOW
# HELP netloom_proxmox_sdn_changes Objects of the SDN that differ, by what an apply would do.
# TYPE netloom_proxmox_sdn_changes gauge
netloom_proxmox_sdn_changes{network="homelab",action="create"} 0
netloom_proxmox_sdn_changes{network="homelab",action="update"} 0
netloom_proxmox_sdn_changes{network="homelab",action="delete"} 0
# HELP netloom_proxmox_sdn_refusals Reasons why an apply would do nothing.
# TYPE netloom_proxmox_sdn_refusals gauge
netloom_proxmox_sdn_refusals{network="homelab"} 0
`,
      );
      expect(lab.kube.configMaps.get('proxmox-sdn-report')?.data['metrics.prom']).toBe(stdout);
      expect(lab.report()).toMatchObject({
        formatVersion: 1,
        network: 'homelab',
        status: 'in-sync',
        host: 'pve-alpha',
        message: 'Proxmox VE 9.1.2\nno changes',
        plan: { formatVersion: 1, changed: false, refused: false, writes: [] },
      });
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([]);
      // it was in sync before: no news
      expect(sentEvents(lab)).toEqual([]);
    }));

  it.concurrent('ends with 1 where something differs, and says what', () =>
    withLab({}, async (lab) => {
      const { code, stdout, stderr } = await lab.run('drift', { token: TOKENS.auditor });
      const message = [
        'Proxmox VE 9.1.2',
        `  + zone k3szone: type vxlan, ipam pve, mtu 1450, peers ${PEERS}`,
        '  + vnet k3svnet: zone k3szone, tag 100, alias netloom homelab',
        '  + subnet k3szone-10.0.0.0-24: vnet k3svnet',
        '  ! reload every host: the changes above',
        '3 to create, 0 to change, 0 to delete',
      ].join('\n');
      expect([code, stderr]).toEqual([1, `${message}\n`]);
      expect(stdout).toContain('netloom_proxmox_sdn_status{network="homelab",status="drift"} 1\n');
      expect(stdout).toContain('netloom_proxmox_sdn_changes{network="homelab",action="create"} 3\n');
      expect(lab.report()).toMatchObject({ status: 'drift', message, plan: { changed: true } });
      expect(sentEvents(lab)).toEqual([`Warning SdnDrift: ${message}`]);
      expect(lab.kube.events[0]?.regarding).toEqual({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'netloom-system',
        name: 'proxmox-sdn-report',
        uid: 'uid-of-proxmox-sdn-report',
      });
      expect(writesOf(lab.proxmox.calls)).toEqual([]);
      expect(lab.record()).toBeNull();
    }));

  it.concurrent('ends with 1 where a change of somebody else is pending, which a plan refuses', () =>
    withLab({}, async (lab) => {
      await reconciled(lab);
      lab.proxmox.cluster.sdn.lock = null;
      const form = { zone: 'other', type: 'simple' };
      const { cluster } = lab.proxmox;
      cluster.answer({ method: 'POST', path: 'cluster/sdn/zones', parameters: form }, 'root');
      const { code, stderr, stdout } = await lab.run('drift');
      expect([code, stderr]).toEqual([
        1,
        `Proxmox VE 9.1.2
  ! reload every host: changes that are pending already
refused[foreign-pending]: A change of somebody else is pending: zone other is new. An apply would commit it too.
  Apply or revert it in the GUI (Datacenter, SDN), then run again.
refused: 1 reason above; nothing will be changed
`,
      ]);
      expect(stdout).toContain('netloom_proxmox_sdn_refusals{network="homelab"} 1\n');
      expect(lab.kube.events.map(({ reason }) => reason)).toEqual(['SdnDrift']);
    }));

  it.concurrent('reports once that it is in sync again', () =>
    withLab({}, async (lab) => {
      await lab.run('drift');
      await reconciled(lab);
      lab.proxmox.cluster.down.add('pve-alpha');
      expect((await lab.run('drift')).code).toBe(4);
      lab.proxmox.cluster.down.clear();
      expect((await lab.run('drift')).code).toBe(0);
      expect((await lab.run('drift')).code).toBe(0);
      expect(lab.kube.events.map(({ type, reason }) => `${type} ${reason}`)).toEqual([
        'Warning SdnUnknown',
        'Normal SdnInSync',
      ]);
    }));
});

/** How the report begins where it is not known. */
const NOT_KNOWN = 'Could not determine whether Proxmox has what the network says:';

describe('the bundle, where it cannot compare', () => {
  const hosts = ['pve-alpha', 'pve-beta', 'pve-gamma'];

  it.concurrent('ends with 4 where no host answers', () =>
    withLab({}, async (lab) => {
      const gone = 'https://127.0.0.1:9';
      const config = configOf(await homelabValues(), { origin: gone, fingerprint: lab.proxmox.fingerprint });
      const { code, stderr, stdout } = await lab.run('drift', { config });
      const silent = hosts.map(
        (host) => `${host} (${gone}): connect ECONNREFUSED 127.0.0.1:9 (ECONNREFUSED)`,
      );
      const message = `${NOT_KNOWN} No Proxmox host answers: ${silent.join('; ')}. Is port 8006 open for the addresses of the nodes?`;
      expect([code, stderr]).toEqual([4, `${message}\n`]);
      expect(stdout).toContain('netloom_proxmox_sdn_status{network="homelab",status="unknown"} 1\n');
      expect(stdout).not.toContain('netloom_proxmox_sdn_changes');
      expect(lab.report()).toMatchObject({ status: 'unknown', host: null, message, plan: null });
      expect(sentEvents(lab)).toEqual([`Warning SdnUnknown: ${message}`]);
    }));

  it.concurrent('asks the next host where the first is away', () =>
    withLab({}, async (lab) => {
      await reconciled(lab);
      const values = await homelabValues();
      const { origin, fingerprint } = { origin: lab.proxmox.url, fingerprint: lab.proxmox.fingerprint };
      const config = configOf(values, { origin, fingerprint });
      const jobs = config['jobs.json']?.replace(origin, 'https://127.0.0.1:9') ?? '';
      expect((await lab.run('drift', { config: { ...config, 'jobs.json': jobs } })).code).toBe(0);
      expect(lab.report()).toMatchObject({ status: 'in-sync', host: 'pve-beta' });
    }));

  it.concurrent('ends with 4 where Proxmox rejects the token, which it never shows', () =>
    withLab({}, async (lab) => {
      const token = TOKENS.admin.replace(/0002$/, '0009');
      const { code, stderr, stdout } = await lab.run('drift', { token });
      expect([code, stderr]).toEqual([
        4,
        `${NOT_KNOWN} pve-alpha (${lab.proxmox.url}): GET /version: 401 Authentication failed!
Proxmox rejects the token k3s@pve!ci. Is it the whole \`user@realm!id=secret\`, not expired, and of this cluster?
`,
      ]);
      const everything = [
        stdout,
        stderr,
        JSON.stringify([...lab.kube.configMaps]),
        JSON.stringify(lab.kube.events),
      ];
      expect(everything.join('\n')).not.toContain(token.split('=')[1]);
    }));

  it.concurrent('ends with 4 where the token does not see the SDN, whose lists come back empty then', () =>
    withLab({}, async (lab) => {
      await reconciled(lab);
      const { code, stderr, stdout } = await lab.run('drift', { token: TOKENS.nobody });
      expect([code, stderr.split('\n')[0]]).toEqual([
        4,
        `${NOT_KNOWN} GET /cluster/sdn: 403 Permission check failed (/sdn, SDN.Audit)`,
      ]);
      expect(stdout).not.toContain('netloom_proxmox_sdn_changes');
      expect(lab.report()).toMatchObject({ status: 'unknown', plan: null });
    }));

  it.concurrent('ends with 4 where the Secret holds no token', () =>
    withLab({}, async (lab) => {
      const { code, stderr } = await lab.run('drift', { token: 'hunter2' });
      expect([code, stderr]).toEqual([
        4,
        `${NOT_KNOWN} The Secret holds no API token: its key must be one line, user@realm!id=secret.\n`,
      ]);
      expect(lab.proxmox.calls).toEqual([]);
    }));

  it.concurrent('ends with 4 where the certificate is another, and sends nothing', () =>
    withLab({}, async (lab) => {
      const { url: origin, fingerprint } = lab.proxmox;
      const config = configOf(await homelabValues(), { origin, fingerprint: OTHER_PRINT });
      const { code, stderr } = await lab.run('drift', { config });
      expect([code, stderr]).toEqual([
        4,
        `${NOT_KNOWN} pve-alpha (${origin}) is not trusted: the certificate is ${fingerprint}, expected ${OTHER_PRINT}. Nothing was sent. Compare with \`pvenode cert info\` on it: a renewed certificate needs its fingerprint or its CA in the network.\n`,
      ]);
      expect(lab.proxmox.calls).toEqual([]);
      expect(lab.kube.events.map(({ reason }) => reason)).toEqual(['SdnUnknown']);
    }));

  it.concurrent('takes a host whose certificate the CA has signed, and no other', () =>
    withLab({}, async (lab) => {
      await reconciled(lab);
      const { url: origin, cert: ca } = lab.proxmox;
      const values = await homelabValues();
      expect((await lab.run('drift', { config: configOf(values, { origin, ca }) })).code).toBe(0);
      const { cert: other } = await makeCertificate();
      const { code, stderr } = await lab.run('drift', { config: configOf(values, { origin, ca: other }) });
      expect([code, stderr.split('. ')[0]]).toEqual([
        4,
        `${NOT_KNOWN} pve-alpha (${origin}) is not trusted: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)`,
      ]);
    }));

  it.concurrent('trusts no host of which it knows neither fingerprint nor CA', () =>
    withLab({}, async (lab) => {
      const config = configOf(await homelabValues(), { origin: lab.proxmox.url });
      const { code, stderr } = await lab.run('drift', { config });
      expect([code, stderr]).toEqual([
        4,
        `${NOT_KNOWN} pve-alpha has neither a fingerprint nor a CA: its identity cannot be verified.\n`,
      ]);
      expect(lab.proxmox.calls).toEqual([]);
    }));

  it.concurrent('ends with 4 where the configuration is right and a host does not answer for itself', () =>
    withLab({}, async (lab) => {
      await reconciled(lab);
      lab.proxmox.cluster.down.add('pve-gamma');
      const { code, stderr } = await lab.run('drift');
      expect([code, stderr]).toEqual([
        4,
        `${NOT_KNOWN}\nProxmox VE 9.1.2\nnote: pve-gamma does not answer (595 Errors during connection establishment, proxy handshake: No route to host): what it runs is not known.\nno changes\n`,
      ]);
    }));

  it.concurrent('ends with 4 where the API server takes no report, though nothing differs', () =>
    withLab({}, async (lab) => {
      const before = await reconciled(lab);
      lab.kube.intercept = ({ method }) => (method === 'PATCH' ? 403 : 'none');
      const { code, stderr } = await lab.run('drift');
      expect([code, stderr]).toEqual([
        4,
        'Proxmox VE 9.1.2\nno changes\nThe API server refuses: PATCH /api/v1/namespaces/netloom-system/configmaps/proxmox-sdn-report: 403 intercepted\n',
      ]);
      expect(writesOf(lab.proxmox.calls.slice(before))).toEqual([]);
    }));

  it.concurrent('still ends with 1 for a difference that it cannot report', () =>
    withLab({}, async (lab) => {
      lab.kube.configMaps.delete('proxmox-sdn-report');
      const { code, stderr } = await lab.run('drift');
      expect([code, stderr.split('\n').at(-2)]).toEqual([
        1,
        'ConfigMap netloom-system/proxmox-sdn-report is gone: sync the Application, or run `helm upgrade` again.',
      ]);
    }));

  it.concurrent('ends with 2 for arguments that make no sense', () =>
    withLab({}, async (lab) => {
      const { code, stderr } = await lab.run('drift', { mode: 'delete' as 'drift' });
      expect([code, stderr]).toEqual([
        2,
        'Usage: node reconcile.mjs drift|reconcile --config DIR --token FILE --service-account DIR\n',
      ]);
    }));

  it.concurrent('ends with 130 where it is stopped', () =>
    withLab({}, async (lab) => {
      const { code, stderr } = await lab.run('drift', {
        onStart: (child) => {
          lab.proxmox.intercept = () => {
            child.kill('SIGTERM');
            return 'before';
          };
        },
      });
      expect([code, stderr]).toEqual([130, 'interrupted\n']);
    }));
});
