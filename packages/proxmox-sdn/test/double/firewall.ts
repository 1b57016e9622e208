import { failed, invalid, Refusal, single, type Parameters } from './answer.ts';
import { digestOf, withDigest, type Entry } from './firewall-list.ts';

interface FirewallCall {
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
}

const CHANGED = 'detected modified configuration - file changed by other user? Try again.\n';
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
  'comment',
  'enable',
];
const NUMBERS = new Set(['enable', 'nftables']);

/** What one of the firewall files holds. */
interface File {
  options: Entry;
  rules: readonly Entry[];
}

/** /etc/pve/firewall, the hosts' and the VNets' files: every change is live at once, and nothing is pending. */
export class Firewall {
  /** Seconds since 1970 that the host's clock shows. */
  readonly clock = 1795422582;
  readonly #files = new Map<string, File>();
  readonly #ipsets = new Map<string, { comment: string | undefined; entries: readonly Entry[] }>();
  readonly #groups = new Map<string, { comment: string | undefined; rules: readonly Entry[] }>();
  #aliases: readonly Entry[] = [];

  answer(call: FirewallCall): unknown {
    const match = /^(cluster|nodes\/[^/]+)\/firewall\/(\w+)(?:\/([^/]+))?(?:\/(.+))?$/.exec(call.path);
    const [, scope = '', area, one, two] = match ?? [];
    const file = this.#file(scope);
    if (area === 'options') return this.#options(file, call);
    if (area === 'rules') return this.#rules(file, { call, pos: one, environment: 'cluster' });
    if (scope !== 'cluster') return undefined;
    if (area === 'ipset') return this.#ipset(call, one, two);
    if (area === 'groups') return this.#group(call, one, two);
    return area === 'aliases' ? this.#alias(call) : undefined;
  }

  /** A VNet has a firewall as soon as it runs; its file outlives it. */
  vnet(id: string, call: FirewallCall & { readonly running: boolean }): unknown {
    if (!call.running)
      throw failed('invalid vnet specified at /usr/share/perl5/PVE/API2/Firewall/Helpers.pm line 54.\n');
    const [area, pos] = call.path.split('/').slice(5);
    if (area === 'options') return this.#options(this.#file(id), call);
    return area === 'rules' ? this.#rules(this.#file(id), { call, pos, environment: 'vnet' }) : undefined;
  }

  #file(scope: string): File {
    const file = this.#files.get(scope) ?? { options: {}, rules: [] };
    this.#files.set(scope, file);
    return file;
  }

  #options(file: File, { method, parameters }: FirewallCall): unknown {
    if (method === 'GET') {
      const hasAny = Object.keys(file.options).length > 0;
      return { ...file.options, digest: digestOf(hasAny ? [file.options] : []) };
    }
    if (method !== 'PUT') return undefined;
    const wanted = entryOf(parameters, Object.keys(parameters));
    // more than 1 is a test of 60 seconds, and is kept as the time when it began
    const testing = typeof wanted.enable === 'number' && wanted.enable > 1;
    file.options = { ...file.options, ...wanted, ...(testing && { enable: this.clock }) };
    return null;
  }

  #rules(
    holder: { rules: readonly Entry[] },
    options: { readonly call: FirewallCall; readonly pos: string | undefined; readonly environment: string },
  ): unknown {
    const { method, parameters } = options.call;
    const listed = withDigest(holder.rules).map((rule, pos) => ({ ...rule, pos }));
    if (options.pos === undefined && method === 'GET') return listed;
    if (options.pos === undefined && method === 'POST') {
      this.#check(parameters, options.environment);
      const rules = parseRules(parameters);
      // always at the top, whatever `pos` says
      holder.rules = [...rules, ...holder.rules];
      return null;
    }
    const pos = Number(options.pos);
    const rule = holder.rules[pos];
    if (rule === undefined) throw failed(`no rule at position ${pos}\n`);
    if (method === 'GET') return listed[pos];
    const digest = single(parameters, 'digest');
    if (digest !== undefined && digest !== digestOf(holder.rules)) throw failed(CHANGED);
    const others = holder.rules.filter((_, index) => index !== pos);
    const moveTo = single(parameters, 'moveto');
    if (method === 'DELETE') holder.rules = others;
    else if (moveTo !== undefined) {
      const target = Number(moveTo) > pos ? Number(moveTo) - 1 : Number(moveTo);
      holder.rules = others.toSpliced(target, 0, rule);
    } else holder.rules = holder.rules.toSpliced(pos, 1, { ...rule, ...entryOf(parameters, RULE_KEYS) });
    return null;
  }

  #check(parameters: Parameters, environment: string): void {
    const [type, source, dport] = ['type', 'source', 'dport'].map((name) => single(parameters, name));
    if (environment === 'vnet' && type !== 'forward' && type !== 'group') {
      throw invalid({ type: `invalid rule type '${String(type)}' for rule_env 'vnet'` });
    }
    if (type === 'forward' && single(parameters, 'action') === 'REJECT') {
      throw invalid({ action: 'cannot define REJECT rules on forward chain' });
    }
    if (dport !== undefined && single(parameters, 'proto') === undefined) {
      throw invalid({ proto: "missing property - 'dport' requires this property" });
    }
    const wrong = dport?.split(/[,:]/).find((port) => Number(port) > 65535);
    if (wrong !== undefined) throw invalid({ dport: `invalid format - invalid port '${wrong}'\n` });
    const set = source?.startsWith('+') === true ? source.slice(1) : undefined;
    if (set !== undefined && !this.#ipsets.has(set)) throw invalid({ source: `no such ipset '${set}'` });
  }

  #ipset({ method, parameters }: FirewallCall, name: string | undefined, cidr: string | undefined): unknown {
    if (name === undefined)
      return this.#named<{ entries: readonly Entry[] }>(this.#ipsets, {
        method,
        parameters,
        key: 'name',
        most: 64,
        fresh: { entries: [] },
      });
    const set = this.#ipsets.get(name);
    if (set === undefined) throw failed(`no such IPSet '${name}'\n`);
    if (cidr !== undefined) {
      if (method !== 'DELETE') return undefined;
      set.entries = set.entries.filter((entry) => entry.cidr !== cidr);
      return null;
    }
    if (method === 'GET') return withDigest(set.entries);
    if (method === 'DELETE') {
      if (set.entries.length > 0) throw failed(`IPSet '${name}' is not empty\n`);
      this.#ipsets.delete(name);
      return null;
    }
    const address = single(parameters, 'cidr') ?? '';
    if (set.entries.some((entry) => entry.cidr === address)) {
      throw invalid({ cidr: `address '${address}' already exists` });
    }
    set.entries = [...set.entries, entryOf(parameters, ['cidr', 'comment'])];
    return null;
  }

  #group(call: FirewallCall, name: string | undefined, pos: string | undefined): unknown {
    const { method, parameters } = call;
    if (name === undefined)
      return this.#named<{ rules: readonly Entry[] }>(this.#groups, {
        method,
        parameters,
        key: 'group',
        most: 18,
        fresh: { rules: [] },
      });
    const group = this.#groups.get(name);
    if (group === undefined) throw failed(`no such security group '${name}'\n`);
    if (pos === undefined && method === 'DELETE') {
      if (group.rules.length > 0) throw failed(`Security group '${name}' is not empty\n`);
      this.#groups.delete(name);
      return null;
    }
    return this.#rules(group, { call, pos, environment: 'group' });
  }

  #named<T>(
    all: Map<string, T & { comment: string | undefined }>,
    options: {
      readonly method: string;
      readonly parameters: Parameters;
      readonly key: string;
      readonly most: number;
      readonly fresh: T;
    },
  ): unknown {
    const { method, parameters, key, most, fresh } = options;
    if (method === 'GET') {
      return [...all].flatMap(([name, { comment }]) =>
        withDigest([{ [key]: name, ...(comment !== undefined && { comment }) }]),
      );
    }
    if (method !== 'POST') return undefined;
    const name = single(parameters, key) ?? '';
    if (name.length > most) throw invalid({ [key]: `value may only be ${most} characters long` });
    all.set(name, { ...fresh, comment: single(parameters, 'comment') });
    return null;
  }

  #alias({ method, parameters }: FirewallCall): unknown {
    if (method === 'GET') return withDigest(this.#aliases);
    if (method !== 'POST') throw new Refusal(501, 'aliases are only listed and made here');
    this.#aliases = [...this.#aliases, { ...entryOf(parameters, ['name', 'cidr', 'comment']), ipversion: 4 }];
    return null;
  }
}

/** The file has one rule a line: a line break in a comment begins another rule. */
function parseRules(parameters: Parameters): readonly Entry[] {
  const [comment, ...injected] = single(parameters, 'comment')?.split('\n') ?? [];
  const rule = { enable: 0, ...entryOf(parameters, RULE_KEYS), ...(comment !== undefined && { comment }) };
  const source = 'source' in rule ? String(rule.source) : '+';
  const numeric = /^[0-9]/.test(source) && !source.includes('-');
  return [{ ...rule, ...(numeric && { ipversion: 4 }) }, ...injected.flatMap(parseLine)];
}

function parseLine(line: string): readonly Entry[] {
  const match = /^IN (\w+) -p (\w+) -dport (\d+) # (.*)$/.exec(line);
  if (match === null) return [];
  const [, action = '', proto = '', dport = '', comment = ''] = match;
  return [{ type: 'in', action, proto, dport, comment, enable: 1 }];
}

function entryOf(parameters: Parameters, keys: readonly string[]): Entry {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = single(parameters, key);
      return value === undefined ? [] : [[key, NUMBERS.has(key) ? Number(value) : value]];
    }),
  );
}
