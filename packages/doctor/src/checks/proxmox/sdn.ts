import { inTurns } from '@netloom/cluster';
import { ProxmoxError, type ProxmoxClient } from '@netloom/proxmox/client';
import {
  observeSdn,
  problemsByHost,
  readHostStatus,
  toDesiredSdn,
  type DesiredSdn,
  type HostStatus,
  type ObservedSdn,
  type SdnPlan,
} from '@netloom/proxmox/reconcile';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, type Problem, type Unknown } from '../../outcome.ts';
import { APPLY, readOnly } from './open-proxmox.ts';
import { driftProblems, pendingProblems } from './sdn-problems.ts';

/** What one host runs, and the lines on problems in the log of its last reload. */
interface SeenHost {
  readonly name: string;
  readonly status: HostStatus;
  readonly log: readonly string[];
}

interface Observed {
  readonly desired: DesiredSdn;
  readonly plan: SdnPlan;
  readonly sdn: ObservedSdn;
  readonly hosts: readonly SeenHost[];
}

/** The SDN of the Proxmox hosts, by the planner of `netloom proxmox plan`: what differs, what was never applied, and who does not run it. */
export const proxmoxSdnCheck: CheckDefinition<Observed | null> = {
  id: 'proxmox-sdn',
  subject: 'proxmox',
  title: 'zones, VNets and subnets of Proxmox, and what its hosts run',
  symptom: null,
  applies: ({ proxmox }) => (proxmox?.zones.length ?? 0) > 0,
  observe: async ({ proxmox }, { network }) => {
    const { client, sdnRecord } = await proxmox;
    const desired = toDesiredSdn(network);
    if (desired === null) return null;
    const { plan, observed: sdn } = await observeSdn({
      client,
      desired,
      // what an apply would have to be allowed is a difference all the same
      allow: new Set(['adopt', 'deletes']),
      store: readOnly(sdnRecord),
    });
    // what runs nowhere is a difference already
    const runs = desired.objects.filter(({ kind, id }) => sdn.objects.get(`${kind}/${id}`)?.running != null);
    const answering = sdn.hosts.filter(({ zones }) => zones !== null);
    const hosts = await inTurns(answering, ({ name }) =>
      seeHost(client, { name, desired: { ...desired, objects: runs } }),
    );
    return { desired, plan, sdn, hosts };
  },
  compare: (observed, facts) => {
    if (observed === null) return { saw: '', problems: [], unknown: [] };
    const { desired, plan, sdn, hosts } = observed;
    return {
      saw: `Proxmox VE ${plan.version}: ${countOf(desired.objects.length, 'object')}, ${countOf(hosts.length, 'host')}`,
      problems: [
        ...otherVersion(plan, facts),
        ...driftProblems({ desired, plan, sdn, facts }),
        ...pendingProblems({ desired, plan, sdn, facts }),
        ...hosts.flatMap((host) => hostProblem(host, facts) ?? []),
      ],
      unknown: sdn.hosts.flatMap(({ name, zones, problem }): readonly Unknown[] =>
        zones === null
          ? [{ why: `${name} does not answer (${problem}): what it runs is not known`, cause: 'failed' }]
          : [],
      ),
    };
  },
};

/** The type of the task by which one host reloads its network. */
const RELOAD = 'srvreload';

async function seeHost(
  client: ProxmoxClient,
  { name, desired }: { readonly name: string; readonly desired: DesiredSdn },
): Promise<SeenHost> {
  const status = await readHostStatus(client, { desired, host: name });
  return { name, status, log: status.kind === 'runs' ? [] : await lastReload(client, name) };
}

/** Empty for a token without Sys.Audit on the host: Proxmox lists only tasks of its own then. */
async function lastReload(client: ProxmoxClient, host: string): Promise<readonly string[]> {
  try {
    const [task] = await client.hosts.tasks(host, RELOAD);
    return task === undefined ? [] : [...problemsByHost(await client.hosts.taskLog(task)).values()].flat();
  } catch (error) {
    if (error instanceof ProxmoxError) return [];
    throw error;
  }
}

function* otherVersion({ refusals }: SdnPlan, { network, origins }: DoctorFacts): Iterable<Problem> {
  for (const { code, message, help } of refusals) {
    if (code !== 'other-version' || network.proxmox === null) continue;
    yield {
      severity: 'error',
      saw: message,
      expected: `Proxmox VE ${network.proxmox.version}`,
      at: origins.of(network.proxmox, 'version'),
      fix: fixBy(help),
    };
  }
}

function hostProblem({ name, status, log }: SeenHost, { network, origins }: DoctorFacts): Problem | null {
  if (status.kind === 'runs') return null;
  const host = network.proxmox?.hosts.find((one) => one.name === name);
  const says = log.length === 0 ? '' : `; the log of its last reload says: ${log.join('; ')}`;
  return {
    severity: 'error',
    saw: `on ${name} ${status.problem}${says}`,
    expected: 'every host runs what is configured',
    at: host === undefined ? null : origins.of(host),
    fix: fixBy(
      'Correct what the log of its reload names, then apply again: Datacenter, SDN in the GUI, or netloom.',
      `ssh root@${name} ifreload --all --verbose`,
      APPLY,
    ),
  };
}
