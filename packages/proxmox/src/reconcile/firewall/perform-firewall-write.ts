import { Refused } from '@netloom/diagnostics/error';
import type { FirewallClient, RuleListName } from '../../client/index.ts';
import type { RuleChange } from './arrange-rules.ts';
import type { FirewallWrite } from './firewall-write.ts';
import { sameRule, toRuleOptions, type RuleOptions } from './rule-options.ts';

/** Makes one write; what is changed or deleted is read again first, for its position and the digest of its list. */
export async function performFirewallWrite(
  client: FirewallClient,
  { write, mark }: { readonly write: FirewallWrite; readonly mark: string },
): Promise<void> {
  switch (write.kind) {
    case 'set':
      return write.action === 'create'
        ? client.createSet({ name: write.name, comment: mark })
        : client.removeSet(write.name);
    case 'group':
      return write.action === 'create'
        ? client.createGroup({ group: write.name, comment: mark })
        : client.removeGroup(write.name);
    case 'entry':
      return write.action === 'create'
        ? client.createEntry(write.set, toEntry(write.entry))
        : removeEntry(client, write);
    case 'rule':
      return changeRule(client, {
        list: write.group === null ? { kind: 'datacenter' } : { kind: 'group', group: write.group },
        change: write,
      });
    default:
      return write satisfies never;
  }
}

function toEntry(entry: string): Readonly<Record<string, string>> {
  return entry.startsWith('!') ? { cidr: entry.slice(1), nomatch: '1' } : { cidr: entry };
}

async function removeEntry(
  client: FirewallClient,
  { set, entry }: { readonly set: string; readonly entry: string },
): Promise<void> {
  const { cidr = '' } = toEntry(entry);
  const found = (await client.entries(set)).find((other) => other.cidr === cidr);
  if (found === undefined) throw changedMeanwhile(`${cidr} of IP set ${set}`);
  await client.removeEntry(set, { cidr, digest: found.digest });
}

async function changeRule(
  client: FirewallClient,
  { list, change }: { readonly list: RuleListName; readonly change: RuleChange },
): Promise<void> {
  // Proxmox lists a disabled rule without `enable`
  if (change.action === 'create') return client.createRule(list, { enable: '0', ...change.rule });
  const entries = await client.rules(list);
  const rules = entries.map(toRuleOptions);
  const pos = positionOf(rules, change);
  const digest = entries[pos]?.digest;
  if (digest === undefined) throw changedMeanwhile(`rule ${change.rule.comment ?? ''}`);
  switch (change.action) {
    case 'move': {
      const anchor = rules.findIndex(({ comment }) => comment === change.anchor);
      if (anchor < 0) throw changedMeanwhile(`rule ${change.anchor}`);
      const moveto = change.side === 'after' ? anchor + 1 : anchor;
      return client.updateRule(list, { pos, parameters: { moveto: String(moveto), digest } });
    }
    case 'update':
      return client.updateRule(list, { pos, parameters: { ...toParameters(change), digest } });
    case 'delete':
      return client.removeRule(list, { pos, digest });
    default:
      return change satisfies never;
  }
}

/** Where the rule is now, -1 where it is not; of identical ones the first is kept, and the last is deleted. */
function positionOf(rules: readonly RuleOptions[], change: RuleChange): number {
  const isIt = (rule: RuleOptions): boolean => sameRule(rule, change.rule);
  const isNamed = ({ comment }: RuleOptions): boolean => comment === change.rule.comment;
  if (change.action === 'delete') return rules.findLastIndex(isIt);
  return rules.findIndex(change.action === 'move' ? isNamed : isIt);
}

function toParameters({
  set,
  unset,
}: Extract<RuleChange, { action: 'update' }>): Readonly<Record<string, string>> {
  const removed = unset.filter((key) => key !== 'enable');
  return {
    ...set,
    ...(unset.includes('enable') && { enable: '0' }),
    ...(removed.length > 0 && { delete: removed.join(',') }),
  };
}

function changedMeanwhile(what: string): Refused {
  return new Refused(`${what} was changed by somebody else since the plan was made.`);
}
