import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withApiServer, type CannedResponse, type ReceivedRequest } from '@netloom/cluster/testing';
import { Helm } from '@netloom/helm';
import { smallNetwork } from '@netloom/network-model/testing';
import type { StepInput } from '../../src/apply/apply-input.ts';
import { installOperators } from '../../src/apply/install-operators.ts';
import { ClusterHelm } from '../../src/release/cluster-helm.ts';
import { StepLog, type StepReport } from '../../src/steps/step-log.ts';
import { releaseSecret } from '../releases.ts';

const network = smallNetwork(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: all, pools: [lan] }]
`);
const VALUES = { crds: { enabled: true }, frrk8s: { enabled: false }, speaker: { frr: { enabled: false } } };

/** A cluster where another Helm is at work on MetalLB, and is through when asked again. */
function withMetallb(version: string): (asked: ReceivedRequest) => CannedResponse {
  const states = ['pending-install', 'deployed'];
  let status = 'deployed';
  return ({ call }) => {
    if (call === 'GET /api/v1') {
      return { body: { resources: [{ name: 'secrets', kind: 'Secret', namespaced: true }] } };
    }
    if (call.includes('?')) {
      status = states.shift() ?? 'deployed';
      const labels = { version: '1', status };
      return { body: { metadata: {}, items: [{ metadata: { name: 'r', labels } }] } };
    }
    const chart = { metadata: { name: 'metallb', version } };
    const name = { name: 'metallb', namespace: 'metallb-system', version: 1 };
    return { body: releaseSecret({ ...name, info: { status }, chart, config: VALUES }) };
  };
}

async function reports(version: string): Promise<readonly StepReport[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-install-test-'));
  const path = join(folder, 'helm');
  await writeFile(path, '#!/bin/sh\nexit 0\n');
  await chmod(path, 0o755);
  const log = new StepLog({ onStep: () => undefined });
  await withApiServer(withMetallb(version), async ({ cluster }) => {
    const helm = new ClusterHelm({
      helm: new Helm({ path, version: '4.2.3', env: { PATH: process.env.PATH } }),
      context: 'lab',
      timeoutMs: 1_000,
    });
    const step = { name: 'metallb', namespace: 'metallb-system', version: '0.16.1', running: null };
    const operators = [{ ...step, action: 'upgrade', reason: null, pending: true }];
    // what installing an operator reads of an apply
    const input = {
      ...{ network, cluster, helm, dryRun: false, operatorCharts: null, pollMs: 1 },
      rollout: { operators },
      onProgress: () => undefined,
    } as unknown as StepInput;
    await installOperators(input, log);
  });
  await rm(folder, { recursive: true, force: true });
  return log.reports;
}

describe(installOperators, () => {
  it.each([
    ['is what the network pins', '0.16.1', 'unchanged', '0.16.1 runs, by another apply'],
    ['is newer', '0.17.0', 'unchanged', 'left alone: it is newer than what the network pins'],
    ['is older', '0.15.0', 'done', '0.16.1'],
  ])(
    'does nothing more than is left where what another apply has just installed %s',
    async (_, version, state, text) => {
      expect(await reports(version)).toEqual([{ step: 'operator metallb', state, text }]);
    },
  );
});
