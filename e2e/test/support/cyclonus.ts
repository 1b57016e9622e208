import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntervalSet } from '@netloom/addresses';
import type { Party, PolicySpec, Traffic } from '@netloom/reachability/policy';
import { execa } from 'execa';
import type { PolicyScenario } from './policy-scenarios.ts';

/** The verdict of cyclonus on each traffic of a scenario, in one run. */
export async function evaluateWithCyclonus(
  cyclonus: string,
  { policies, traffics }: PolicyScenario,
): Promise<readonly boolean[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-cyclonus-'));
  try {
    const policyPath = join(folder, 'policies.yaml');
    const trafficPath = join(folder, 'traffic.json');
    await writeFile(policyPath, JSON.stringify(policyList(policies)));
    await writeFile(trafficPath, JSON.stringify(traffics.map(toTraffic)));
    // its simplifier has gaps of its own, which it marks: nothing is simplified
    const args = ['--simplify-policies=false', '--mode', 'query-traffic'];
    const { stdout } = await execa(cyclonus, [
      'analyze',
      ...args,
      '--policy-path',
      policyPath,
      '--traffic-path',
      trafficPath,
    ]);
    const answers = [...stdout.matchAll(/IS ALLOWED\?\s*\|\s*(TRUE|FALSE)/g)].map(
      ([, word]) => word === 'TRUE',
    );
    if (answers.length !== traffics.length) {
      throw new Error(`cyclonus answered ${answers.length} of ${traffics.length}:\n${stdout}`);
    }
    return answers;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function policyList(policies: PolicyScenario['policies']): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicyList',
    items: policies.map(({ name, namespace, spec }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace },
      spec: { ...spec, policyTypes: asStored(spec) },
    })),
  };
}

/** The API server fills policyTypes where they are missing, and cyclonus rejects policies without it. */
function asStored({ policyTypes, egress }: PolicySpec): readonly string[] {
  if (policyTypes !== undefined && policyTypes.length > 0) return policyTypes;
  return egress === undefined || egress.length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
}

function toTraffic({ from, to, port, protocol }: Traffic): object {
  const named = to.kind === 'pod' ? to.ports : [];
  const name = named.find((one) => one.port === port && one.protocol === protocol)?.name ?? '';
  return {
    Source: toPeer(from),
    Destination: toPeer(to),
    ResolvedPort: port,
    ResolvedPortName: name,
    Protocol: protocol,
  };
}

function toPeer(party: Party): object {
  const IP = textOf(party.addresses);
  return party.kind === 'pod' ? { IP, Internal: internalOf(party) } : { IP };
}

function internalOf({ namespace, namespaceLabels, labels }: Extract<Party, { kind: 'pod' }>): object {
  return {
    Namespace: namespace,
    NamespaceLabels: { ...namespaceLabels, 'kubernetes.io/metadata.name': namespace },
    PodLabels: labels,
  };
}

function textOf(addresses: IntervalSet): string {
  const [range] = addresses.toRanges();
  if (range === undefined) throw new Error('a party of a scenario has one address');
  return range.first.toString();
}
