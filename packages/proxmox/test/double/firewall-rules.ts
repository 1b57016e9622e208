import { failed, single, type Parameters } from './answer.ts';
import { CHANGED, digestOf, entryOf, withDigest, type Entry } from './firewall-list.ts';

const RULE_KEYS = [
  'type',
  'action',
  'macro',
  'proto',
  'dport',
  'sport',
  'source',
  'dest',
  'iface',
  'log',
  'comment',
  'enable',
];

export interface RuleCall {
  readonly method: string;
  readonly parameters: Parameters;
  readonly pos: string | undefined;
  /** Throws for a rule that this list does not take. */
  readonly check: (rule: Parameters) => void;
}

/** Rules in order: of the datacenter, of a host, of a VNet, or of a security group. */
export class RuleList {
  rules: readonly Entry[] = [];

  answer({ method, parameters, pos: at, check }: RuleCall): unknown {
    const listed = withDigest(this.rules).map((rule, pos) => ({ ...rule, pos }));
    if (at === undefined) {
      if (method === 'GET') return listed;
      if (method !== 'POST') return undefined;
      check(parameters);
      // always at the top, whatever `pos` says
      this.rules = [...parseRules(parameters), ...this.rules];
      return null;
    }
    const pos = Number(at);
    const rule = this.rules[pos];
    if (rule === undefined) throw failed(`no rule at position ${pos}\n`);
    if (method === 'GET') return listed[pos];
    const digest = single(parameters, 'digest');
    if (digest !== undefined && digest !== digestOf(this.rules)) throw failed(CHANGED);
    if (method === 'DELETE') this.rules = this.rules.toSpliced(pos, 1);
    else this.#change(rule, { pos, parameters });
    return null;
  }

  #change(rule: Entry, { pos, parameters }: { readonly pos: number; readonly parameters: Parameters }): void {
    const moveTo = single(parameters, 'moveto');
    if (moveTo !== undefined) {
      const target = Number(moveTo) > pos ? Number(moveTo) - 1 : Number(moveTo);
      this.rules = this.rules.toSpliced(pos, 1).toSpliced(target, 0, rule);
      return;
    }
    const gone = new Set(['ipversion', ...(single(parameters, 'delete') ?? '').split(',')]);
    const kept = Object.entries({ ...rule, ...entryOf(parameters, RULE_KEYS) });
    this.rules = this.rules.toSpliced(
      pos,
      1,
      withVersion(Object.fromEntries(kept.filter(([key]) => !gone.has(key)))),
    );
  }
}

/** The file has one rule a line: a line break in a comment begins another rule. */
function parseRules(parameters: Parameters): readonly Entry[] {
  const [comment, ...injected] = single(parameters, 'comment')?.split('\n') ?? [];
  const rule = { enable: 0, ...entryOf(parameters, RULE_KEYS), ...(comment !== undefined && { comment }) };
  return [withVersion(rule), ...injected.flatMap(parseLine)];
}

function withVersion(rule: Entry): Entry {
  const source = 'source' in rule ? String(rule.source) : '+';
  const numeric = /^[0-9]/.test(source) && !source.includes('-');
  return { ...rule, ...(numeric && { ipversion: 4 }) };
}

function parseLine(line: string): readonly Entry[] {
  const match = /^IN (\w+) -p (\w+) -dport (\d+) # (.*)$/.exec(line);
  if (match === null) return [];
  const [, action = '', proto = '', dport = '', comment = ''] = match;
  return [{ type: 'in', action, proto, dport, comment, enable: 1 }];
}
