import { failed, invalid, Refusal, single, type Parameters } from './answer.ts';
import { clusterFile, entryLine, ruleLine } from './firewall-file.ts';
import { CHANGED, digestOf, entryOf, withDigest, type Entry } from './firewall-list.ts';
import { FirewallOptions } from './firewall-options.ts';
import { RuleList } from './firewall-rules.ts';

interface FirewallCall {
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
}

interface IpSet {
  readonly comment: string | undefined;
  entries: readonly Entry[];
}

interface Group {
  readonly comment: string | undefined;
  readonly list: RuleList;
}

/** What one of the firewall files holds. */
interface File {
  readonly options: FirewallOptions;
  readonly list: RuleList;
}

/** /etc/pve/firewall, the hosts' and the VNets' files: every change is live at once, and nothing is pending. */
export class Firewall {
  /** Seconds since 1970 that the hosts' clocks show. */
  clock = 1795422582;
  readonly ipsets = new Map<string, IpSet>();
  readonly groups = new Map<string, Group>();
  readonly #files = new Map<string, File>();
  #aliases: readonly Entry[] = [];

  /** cluster.fw as it is written. */
  get text(): string {
    const { options, list } = this.file('cluster');
    const byName = <T>(all: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
      [...all].sort(([one], [other]) => (one < other ? -1 : 1));
    return clusterFile({
      options: options.stored,
      aliases: this.#aliases,
      ipsets: byName(this.ipsets).map(([name, { comment, entries }]) => ({
        name,
        comment,
        lines: entries.map(entryLine).sort(),
      })),
      rules: list.rules,
      groups: byName(this.groups).map(([name, group]) => ({
        name,
        comment: group.comment,
        lines: group.list.rules.map(ruleLine),
      })),
    });
  }

  /** `cluster`, `nodes/<host>`, or the name of a VNet. */
  file(scope: string): File {
    const file = this.#files.get(scope) ?? {
      options: new FirewallOptions(() => this.clock),
      list: new RuleList(),
    };
    this.#files.set(scope, file);
    return file;
  }

  answer(call: FirewallCall): unknown {
    const match = /^(cluster|nodes\/[^/]+)\/firewall\/(\w+)(?:\/([^/]+))?(?:\/(.+))?$/.exec(call.path);
    const [, scope = '', area, one, two] = match ?? [];
    if (area === 'options') return this.file(scope).options.answer(call.method, call.parameters);
    if (area === 'rules') {
      return this.#rules(this.file(scope).list, { call, pos: one, environment: 'cluster' });
    }
    if (scope !== 'cluster') return undefined;
    if (area === 'ipset') return this.#ipset(call, one, two);
    if (area === 'groups') return this.#group(call, one, two);
    return area === 'aliases' ? this.#alias(call) : undefined;
  }

  /** A VNet has a firewall as soon as it runs; its file outlives it. */
  vnet(id: string, call: FirewallCall & { readonly running: boolean }): unknown {
    if (!call.running) {
      throw failed('invalid vnet specified at /usr/share/perl5/PVE/API2/Firewall/Helpers.pm line 54.\n');
    }
    const [area, pos] = call.path.split('/').slice(5);
    if (area === 'options') return this.file(id).options.answer(call.method, call.parameters);
    return area === 'rules' ? this.#rules(this.file(id).list, { call, pos, environment: 'vnet' }) : undefined;
  }

  #rules(
    list: RuleList,
    {
      call,
      pos,
      environment,
    }: {
      readonly call: FirewallCall;
      readonly pos: string | undefined;
      readonly environment: string;
    },
  ): unknown {
    const { method, parameters } = call;
    return list.answer({
      method,
      parameters,
      pos,
      check: (rule) => {
        this.#check(rule, environment);
      },
    });
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
    if (set !== undefined && !this.ipsets.has(set)) throw invalid({ source: `no such ipset '${set}'` });
  }

  #ipset(call: FirewallCall, name: string | undefined, cidr: string | undefined): unknown {
    const { method, parameters } = call;
    if (name === undefined && method === 'GET') return named(this.ipsets, 'name');
    if (name === undefined) {
      const fresh = newName(call, { all: this.ipsets, key: 'name', most: 64, what: 'IPSet' });
      if (fresh !== undefined) this.ipsets.set(fresh.name, { comment: fresh.comment, entries: [] });
      return fresh === undefined ? undefined : null;
    }
    const set = this.ipsets.get(name);
    if (set === undefined) throw failed(`no such IPSet '${name}'\n`);
    if (cidr !== undefined) {
      if (method !== 'DELETE') return undefined;
      const digest = single(parameters, 'digest');
      if (digest !== undefined && digest !== digestOf(set.entries)) throw failed(CHANGED);
      set.entries = set.entries.filter((entry) => entry.cidr !== cidr);
      return null;
    }
    if (method === 'GET') return withDigest(set.entries);
    if (method === 'DELETE') {
      if (set.entries.length > 0) throw failed(`IPSet '${name}' is not empty\n`);
      this.ipsets.delete(name);
      return null;
    }
    const address = single(parameters, 'cidr') ?? '';
    if (set.entries.some((entry) => entry.cidr === address)) {
      throw invalid({ cidr: `address '${address}' already exists` });
    }
    set.entries = [...set.entries, entryOf(parameters, ['cidr', 'nomatch', 'comment'])];
    return null;
  }

  #group(call: FirewallCall, name: string | undefined, pos: string | undefined): unknown {
    const { method } = call;
    if (name === undefined && method === 'GET') return named(this.groups, 'group');
    if (name === undefined) {
      const fresh = newName(call, { all: this.groups, key: 'group', most: 18, what: 'Security group' });
      if (fresh !== undefined) this.groups.set(fresh.name, { comment: fresh.comment, list: new RuleList() });
      return fresh === undefined ? undefined : null;
    }
    const group = this.groups.get(name);
    if (group === undefined) throw failed(`no such security group '${name}'\n`);
    if (pos === undefined && method === 'DELETE') {
      if (group.list.rules.length > 0) throw failed(`Security group '${name}' is not empty\n`);
      this.groups.delete(name);
      return null;
    }
    return this.#rules(group.list, { call, pos, environment: 'group' });
  }

  #alias({ method, parameters }: FirewallCall): unknown {
    if (method === 'GET') return withDigest(this.#aliases);
    if (method !== 'POST') throw new Refusal(501, 'aliases are only listed and made here');
    this.#aliases = [...this.#aliases, { ...entryOf(parameters, ['name', 'cidr', 'comment']), ipversion: 4 }];
    return null;
  }
}

/** Sets or groups as they are listed. */
function named(
  all: ReadonlyMap<string, { readonly comment: string | undefined }>,
  key: string,
): readonly Entry[] {
  const sorted = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  return withDigest(
    sorted.map(([name, { comment }]) => ({ [key]: name, ...(comment !== undefined && { comment }) })),
  );
}

/** The name and comment of a set or group that is to be made; undefined for another call. */
function newName(
  { method, parameters }: FirewallCall,
  {
    all,
    key,
    most,
    what,
  }: {
    readonly all: ReadonlyMap<string, unknown>;
    readonly key: string;
    readonly most: number;
    readonly what: string;
  },
): { readonly name: string; readonly comment: string | undefined } | undefined {
  if (method !== 'POST') return undefined;
  const name = single(parameters, key) ?? '';
  if (name.length > most) throw invalid({ [key]: `value may only be ${most} characters long` });
  if (all.has(name)) throw invalid({ [key]: `${what} '${name}' already exists` });
  return { name, comment: single(parameters, 'comment') };
}
