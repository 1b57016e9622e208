import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CHECK_SUBJECTS, type DoctorReport } from '@netloom/doctor';
import { printDoctorReport } from '../../../src/commands/doctor/print-doctor-report.ts';
import { inTempFolder, netloom, SMALL, type Run } from '../../netloom.ts';

/** Runs the doctor beside the smallest network, with a kubeconfig that names this server. */
async function doctor(server: string | null, ...args: readonly string[]): Promise<Run> {
  let run: Run = { code: null, stdout: '', stderr: '' };
  await inTempFolder(async (cwd) => {
    await writeFile(join(cwd, 'network.yaml'), SMALL);
    if (server !== null) await writeFile(join(cwd, 'kubeconfig'), kubeconfigOf(server));
    run = await netloom(['doctor', '--kubeconfig', 'kubeconfig', '--only', 'cluster', ...args], { cwd });
  });
  return run;
}

function kubeconfigOf(server: string): string {
  return JSON.stringify({
    'current-context': 'home',
    clusters: [{ name: 'home', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token: 'x' } }],
    contexts: [{ name: 'home', context: { cluster: 'home', user: 'admin' } }],
  });
}

const NOTHING_ELSE = '\n0 ok, 0 with problems, 2 not checked\n';

describe('netloom doctor', () => {
  it('knows the subjects of the checks', async () => {
    const { code, stderr } = await netloom(['doctor', '--only', 'weather']);
    expect(code).toBe(2);
    expect(stderr).toContain(`Allowed choices are ${CHECK_SUBJECTS.join(', ')}.`);
  });

  it.each(['weather=1.1.1.1', 'lan', 'lan=router', 'lan=1.1.1.1.1'])(
    'refuses the resolver %s',
    async (resolver) => {
      const { code, stderr } = await netloom(['doctor', '--only', 'dns', '--resolver', resolver]);
      expect(code).toBe(2);
      expect(stderr).toContain(resolver);
    },
  );

  it('starts no pod that no check would use', async () => {
    const { code, stderr } = await netloom(['doctor', '--only', 'lan', 'proxmox', '--in-cluster', '--yes']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--in-cluster is for checks of dns and policies: --only leaves them out.'),
    ]);
  });

  it('passes nothing without a kubeconfig', async () => {
    const { code, stdout } = await doctor(null);
    expect([code, stdout]).toEqual([
      4,
      `  not checked: nodes, kinds: kubeconfig: ENOENT: no such file or directory, open 'kubeconfig'\n${NOTHING_ELSE}`,
    ]);
  });

  it('passes nothing where nobody listens', async () => {
    const { code, stdout } = await doctor('http://127.0.0.1:4');
    expect([code, stdout]).toEqual([
      4,
      `  not checked: nodes, kinds: http://127.0.0.1:4 cannot be reached (ECONNREFUSED)\n${NOTHING_ELSE}`,
    ]);
  });

  it('passes nothing where the API server hangs, and ends in time', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // a server that listens on a port has an address of this kind
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { code, stdout } = await doctor(url, '--timeout', '4');
      expect([code, stdout]).toEqual([
        4,
        `  not checked: nodes, kinds: ${url} does not answer within 0.5 s\n${NOTHING_ELSE}`,
      ]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

const REPORT: DoctorReport = {
  formatVersion: '1.0',
  network: 'homelab',
  counts: { ok: 1, problem: 1, notChecked: 0 },
  checks: [
    {
      id: 'nodes',
      subject: 'cluster',
      title: 'nodes',
      status: 'ok',
      saw: '3 nodes, of which all are ready and have their addresses and pod CIDRs',
      symptom: null,
      problems: [],
      notChecked: [],
    },
    {
      id: 'backends',
      subject: 'ingress',
      title: 'Services',
      status: 'problem',
      saw: '',
      symptom: '502 Bad Gateway',
      problems: [
        {
          severity: 'error',
          saw: 'Service monitoring/a-service-with-a-long-name has no pod that is ready\u001b[2J',
          expected: 'at least one',
          at: { file: 'network.yaml', line: 12, column: 5 },
          fix: {
            text: 'Deploy the app.',
            commands: ['kubectl --namespace monitoring get pods -o wide', 'netloom apply'],
          },
        },
      ],
      notChecked: [],
    },
  ],
};

describe(printDoctorReport, () => {
  it('fits 40 columns, and leaves commands whole', () => {
    const text = printDoctorReport(REPORT, { color: false, width: 40, argument: 'my network.yaml' });
    expect(text).toBe(`  ok: nodes (3 nodes, of which all are
    ready and have their addresses and
    pod CIDRs)

error[backends]:
  Service
  monitoring/a-service-with-a-long-name
  has no pod that is ready<U+001B>[2J
  expected: at least one
    (network.yaml:12:5)
  symptom: 502 Bad Gateway
  fix: Deploy the app.
    kubectl --namespace monitoring get pods -o wide
    netloom apply 'my network.yaml'

1 ok, 1 with problems, 0 not checked
`);
  });

  it('is one line a fact where there is no terminal, and has colours where it may', () => {
    const text = printDoctorReport(REPORT, { color: true, width: null, argument: undefined });
    expect(text).toContain(
      '  ok: nodes (3 nodes, of which all are ready and have their addresses and pod CIDRs)\n',
    );
    expect(text).toContain('\u001b[1;31merror[backends]\u001b[0m:\n');
  });
});
