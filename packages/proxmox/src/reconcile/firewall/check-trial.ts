import { ProxmoxError, type ProxmoxClient } from '../../client/index.ts';
import { hostsBehind } from '../sdn/wait-for-hosts.ts';
import { MANAGEMENT_PORTS, observeHosts } from './observe-hosts.ts';
import { readFirewall } from './read-firewall.ts';
import { connectivityRefusals } from './trial-refusals.ts';
import type { TurnOnInput } from './turn-on-input.ts';

/** What answers while the firewall is on, and what does not. */
export interface TrialResult {
  readonly passed: readonly string[];
  readonly problems: readonly string[];
}

const TIMEOUT_MS = 5_000;

/**
 * Checks what a person or the overlay needs, each over a new connection: no firewall closes an established one. VXLAN
 * packets are not answered, so for them the rules are checked again.
 */
export async function checkTrial(input: TurnOnInput): Promise<TrialResult> {
  const { api, client, desired, sdn, allow, turnOn } = input;
  const noAnswer = await probeNewConnection(api);
  if (noAnswer !== null) return { passed: [], problems: [`a new connection to the API: ${noAnswer}`] };
  try {
    const behind = await hostsBehind(api, sdn);
    const observed = await readFirewall(client);
    const hosts = await observeHosts(client.firewall, { hosts: desired.hosts, probe: turnOn.probe });
    const blocked = [...connectivityRefusals({ desired, observed, allow, hosts })];
    return {
      passed: [...passedChecks(input)],
      problems: [
        ...hosts.flatMap(({ host, problems }) => problems.map((problem) => `${host.name}: ${problem}`)),
        ...behind.map(({ host, problem }) => `${host}: ${problem}`),
        ...blocked.map(({ message }) => message),
      ],
    };
  } catch (error) {
    if (!(error instanceof ProxmoxError)) throw error;
    return { passed: [], problems: [error.detail] };
  }
}

/** null where the API answers. */
async function probeNewConnection(api: ProxmoxClient): Promise<string | null> {
  const connection = api.newConnection(TIMEOUT_MS);
  try {
    await connection.version();
    return null;
  } catch (error) {
    if (error instanceof ProxmoxError) return error.detail;
    throw error;
  } finally {
    await connection.close();
  }
}

function* passedChecks({ desired }: TurnOnInput): Iterable<string> {
  const names = desired.hosts.map(({ name }) => name).join(', ');
  yield 'a new connection to the API answers';
  yield `${MANAGEMENT_PORTS.map((port) => `${port}/tcp`).join(' and ')} answer on ${names}`;
  yield `zones and VNets are available on ${names}`;
  const overlays = desired.overlays.map(({ zone, port }) => `${port}/udp of ${zone}`);
  if (overlays.length > 0) {
    yield `${overlays.join(', ')} is accepted between the hosts by the rules; no packet was sent`;
  }
}
