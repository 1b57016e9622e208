import { Address } from '@netloom/addresses';
import type { FirewallClient, FirewallOptions, TcpAnswer } from '../../client/index.ts';
import { hostProblem } from '../host-problem.ts';
import type { GuardedHost } from './desired-firewall.ts';
import { toRuleOptions, type RuleOptions } from './rule-options.ts';

/** Opens a TCP connection from here, to find out whether the port answers. */
export type TcpProbe = (to: { readonly host: string; readonly port: number }) => Promise<TcpAnswer>;

/** The ports by which a person manages a host. */
export const MANAGEMENT_PORTS = [8006, 22] as const;

/** A host, and its own part of the firewall. */
export interface ObservedHostFirewall {
  readonly host: GuardedHost;
  /** Our address as the host sees it, unless it is translated on the way; null where the host does not answer. */
  readonly from: Address | null;
  readonly options: FirewallOptions | null;
  /** The host's own rules, which come before those of the datacenter. */
  readonly rules: readonly RuleOptions[];
  /** What did not answer, and why. */
  readonly problems: readonly string[];
}

export async function observeHosts(
  client: FirewallClient,
  { hosts, probe }: { readonly hosts: readonly GuardedHost[]; readonly probe: TcpProbe },
): Promise<readonly ObservedHostFirewall[]> {
  return Promise.all(hosts.map((host) => observeHost(client, { host, probe })));
}

async function observeHost(
  client: FirewallClient,
  { host, probe }: { readonly host: GuardedHost; readonly probe: TcpProbe },
): Promise<ObservedHostFirewall> {
  const { problems, from } = await probeHost(host, probe);
  try {
    const options = await client.hostOptions(host.name);
    const rules = await client.rules({ kind: 'host', node: host.name });
    return { host, from, options, rules: rules.map(toRuleOptions), problems };
  } catch (error) {
    const problem = `the API: ${hostProblem(error)}`;
    return { host, from, options: null, rules: [], problems: [...problems, problem] };
  }
}

/** Probes every management port over a new connection, since no firewall closes an established one. */
async function probeHost(
  { addresses }: GuardedHost,
  probe: TcpProbe,
): Promise<Pick<ObservedHostFirewall, 'problems' | 'from'>> {
  const host = addresses[0]?.toString() ?? '';
  const answers = await Promise.all(
    MANAGEMENT_PORTS.map(async (port) => ({ port, answer: await probe({ host, port }) })),
  );
  const from = answers.flatMap(({ answer }) => (answer.kind === 'answers' ? [ownAddress(answer.from)] : []));
  return {
    problems: answers.flatMap(({ port, answer }) =>
      answer.kind === 'silent' ? [`${port}/tcp: ${answer.why}`] : [],
    ),
    from: from[0] ?? null,
  };
}

function ownAddress(text: string): Address | null {
  const address = Address.parse(text.replace(/^::ffff:(?=\d+\.)/, ''));
  return address.ok ? address.value : null;
}
