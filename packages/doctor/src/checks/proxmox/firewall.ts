import type { Origin } from '@netloom/diagnostics';
import { ProxmoxError } from '@netloom/proxmox/client';
import {
  observeFirewall,
  ownState,
  printRule,
  toDesiredFirewall,
  valueText,
  type FirewallPlan,
  type FirewallWrite,
} from '@netloom/proxmox/reconcile';
import type { CheckDefinition } from '../../check.ts';
import { countOf } from '../../count-of.ts';
import type { DoctorFacts } from '../../facts.ts';
import { NotChecked } from '../../not-checked.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';
import { APPLY, readOnly } from './open-proxmox.ts';

interface Observed {
  readonly plan: FirewallPlan;
  readonly rules: number;
}

/** The datacenter's firewall, where netloom has written to it: sets, groups and rules with its mark. */
export const proxmoxFirewallCheck: CheckDefinition<Observed> = {
  id: 'proxmox-firewall',
  subject: 'proxmox',
  title: "rules of Proxmox' firewall",
  symptom: null,
  applies: ({ proxmox, firewall }) => proxmox !== null && firewall.length > 0,
  observe: async ({ proxmox }, { network }) => {
    const { client, firewallRecord } = await proxmox;
    const desired = toDesiredFirewall(network);
    if (desired === null) throw new NotChecked('the network has no Proxmox hosts', 'not-here');
    const { plan, observed } = await observeFirewall({
      client,
      desired,
      allow: new Set(['deletes']),
      store: readOnly(firewallRecord),
    }).catch((error: unknown) => {
      if (!(error instanceof ProxmoxError) || error.kind !== 'forbidden') throw error;
      throw new NotChecked(
        `this token may not read the firewall (${error.detail}): role PVEAuditor on / may`,
        'not-here',
      );
    });
    const { sets, groups, rules } = ownState(observed, desired.mark);
    if (sets.length + groups.length + rules.length === 0) {
      throw new NotChecked(
        `nothing in the firewall of this datacenter is netloom's: \`${APPLY}\` writes it`,
        'not-here',
      );
    }
    return { plan, rules: rules.length + groups.flatMap((group) => group.rules).length };
  },
  compare: ({ plan: { status, writes, refusals }, rules }, facts) =>
    outcome(`${countOf(rules, 'rule')}; the firewall of the datacenter is ${status}`, [
      ...writes.filter((write) => !isInNew(write, writes)).map((write) => problemOf(write, facts)),
      ...refusals
        .filter(({ code }) => code === 'not-ours')
        .map(({ message, help }): Problem => ({
          severity: 'error',
          saw: message,
          expected: 'it is as the network has it',
          at: facts.origins.of(facts.network.firewall),
          fix: fixBy(help),
        })),
    ]),
};

/** What is missing together with its set or group. */
function isInNew(write: FirewallWrite, writes: readonly FirewallWrite[]): boolean {
  const container =
    write.kind === 'entry'
      ? { kind: 'set', name: write.set }
      : write.kind === 'rule'
        ? { kind: 'group', name: write.group }
        : null;
  return (
    container !== null &&
    writes.some(
      (other) =>
        other.kind === container.kind &&
        'name' in other &&
        other.name === container.name &&
        other.action === write.action,
    )
  );
}

function problemOf(write: FirewallWrite, facts: DoctorFacts): Problem {
  const { saw, expected } = textsOf(write);
  return {
    severity: write.action === 'delete' ? 'warning' : 'error',
    saw,
    expected,
    at: originOf(write, facts),
    fix: fixBy('', write.action === 'delete' ? `${APPLY} --allow-deletes` : APPLY),
  };
}

interface Texts {
  readonly saw: string;
  readonly expected: string;
}

const GONE = 'the network does not have it';

function textsOf(write: FirewallWrite): Texts {
  switch (write.kind) {
    case 'set':
    case 'group': {
      const name = `${write.kind === 'set' ? 'IP set' : 'security group'} ${write.name}`;
      return write.action === 'create'
        ? { saw: `${name} does not exist`, expected: 'the network makes it' }
        : { saw: `${name} exists`, expected: GONE };
    }
    case 'entry': {
      const { set, entry } = write;
      return write.action === 'create'
        ? { saw: `IP set ${set} lacks ${entry}`, expected: entry }
        : { saw: `IP set ${set} has ${entry}`, expected: GONE };
    }
    case 'rule':
      return textsOfRule(write);
    default:
      return write satisfies never;
  }
}

function textsOfRule(write: Extract<FirewallWrite, { readonly kind: 'rule' }>): Texts {
  const { rule, group } = write;
  const name = `rule ${rule.comment ?? ''}${group === null ? '' : ` of ${group}`}`;
  switch (write.action) {
    case 'create':
      return { saw: `${name} does not exist`, expected: printRule(rule) };
    case 'delete':
      return { saw: `${name} exists`, expected: GONE };
    case 'move':
      return { saw: `${name} is not in its place`, expected: `it stands ${write.side} ${write.anchor}` };
    case 'update': {
      const keys = [...Object.keys(write.set), ...write.unset];
      const text = (options: Readonly<Record<string, string>>): string =>
        keys.map((key) => `${key} ${valueText(options[key])}`).join(', ');
      return { saw: `${name} has ${text(rule)}`, expected: text(write.set) };
    }
    default:
      return write satisfies never;
  }
}

/** `netloom homelab: vxlan udp`, `netloom homelab: web (2) tcp 3`: the second row of that name, its third rule. */
const NAME = /^[^:]*: (.*?)(?: \((\d+)\))? (?:tcp|udp)(?: \d+)?$/;

/** The row of the firewall that a rule is made of. */
function originOf(write: FirewallWrite, { network: { firewall }, origins }: DoctorFacts): Origin | null {
  if (write.action === 'delete') return null;
  if (write.kind !== 'rule') return origins.of(firewall);
  const [, name, count = '1'] = NAME.exec(write.rule.comment ?? '') ?? [];
  const row = firewall.filter((one) => one.name === name)[Number(count) - 1];
  return origins.of(row ?? firewall);
}
