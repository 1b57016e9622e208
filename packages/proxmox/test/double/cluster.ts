import { during, Refusal, single, type Parameters } from './answer.ts';
import type { Call } from './double.ts';
import { dryRun } from './dry-run.ts';
import { Firewall } from './firewall.ts';
import { permissionsAt, permit, ROLES, seesZones, type Role } from './permissions.ts';
import { notImplemented, SdnCalls } from './sdn-calls.ts';
import { SdnState, type Kind, type Major } from './sdn.ts';
import { Tasks } from './tasks.ts';

export interface ClusterOptions {
  readonly version?: string;
  readonly hosts?: readonly string[];
  /** How often a task is still running when it is asked for. */
  readonly polls?: number;
  /** The order of what Proxmox lists as its hashes have it; as it is unless stated. */
  readonly shuffled?: <T>(items: readonly T[]) => readonly T[];
}

/** Secret parts of the tokens that the cluster knows, and what each may do. */
export const TOKENS = {
  root: 'root@pam!ci=00000000-0000-4000-8000-000000000001',
  admin: 'k3s@pve!ci=00000000-0000-4000-8000-000000000002',
  auditor: 'audit@pve!ci=00000000-0000-4000-8000-000000000003',
  firewall: 'fw@pve!ci=00000000-0000-4000-8000-000000000004',
  'firewall-auditor': 'fwaudit@pve!ci=00000000-0000-4000-8000-000000000005',
  nobody: 'nobody@pve!ci=00000000-0000-4000-8000-000000000006',
  'not-propagated': 'shallow@pve!ci=00000000-0000-4000-8000-000000000007',
} as const satisfies Readonly<Record<Role, string>>;

const TOO_OLD = 'local sdn network configuration is too old, please reload';
const INDEX = ['vnets', 'zones', 'controllers', 'ipams', 'dns', 'fabrics'];
const LISTS = new Set(['cluster/sdn/zones', 'cluster/sdn/vnets', 'cluster/sdn/controllers']);

/** A Proxmox cluster of a few hosts, as far as its SDN and its datacenter firewall go. */
export class Cluster {
  readonly sdn: SdnState;
  readonly firewall = new Firewall();
  readonly hosts: readonly string[];
  /** Hosts that do not reload: the task ends OK all the same. */
  readonly failing = new Set<string>();
  /** As the pending list has them. */
  controllers: readonly object[] = [];
  /** For a host, what is wrong with a VNet that it has loaded: the statusmsg of `content`. */
  readonly broken = new Map<string, { readonly vnet: string; readonly statusmsg: string }>();
  /** For a host, what its own task of the reload says. */
  readonly reloadLogs = new Map<string, readonly string[]>();
  /** Hosts that do not answer. */
  readonly down = new Set<string>();
  /** The version of the running configuration that each host has loaded. */
  readonly loaded = new Map<string, number>();
  readonly #version: string;
  readonly #polls: number;
  readonly #shuffled: <T>(items: readonly T[]) => readonly T[];
  readonly #calls: SdnCalls;
  readonly #tasks = new Tasks();

  constructor({
    version = '9.1.2',
    hosts = ['pve-alpha', 'pve-beta', 'pve-gamma'],
    polls = 1,
    shuffled = (items) => items,
  }: ClusterOptions) {
    const major: Major = version.startsWith('8') ? 8 : 9;
    this.#version = version;
    this.#polls = polls;
    this.#shuffled = shuffled;
    this.hosts = hosts;
    this.sdn = new SdnState(major);
    this.#calls = new SdnCalls(this.sdn);
    for (const host of hosts) this.loaded.set(host, 0);
  }

  roleOf(authorization: string | undefined): Role | null {
    const token = authorization?.replace(/^PVEAPIToken=/, '');
    return ROLES.find((role) => TOKENS[role] === token) ?? null;
  }

  finishTasks(): void {
    this.#tasks.finish();
  }

  answer(call: Call, role: Role): unknown {
    const { method, path, parameters } = call;
    permit(call, role);
    const parts = path.split('/');
    if (path === 'version' && method === 'GET') {
      return {
        version: this.#version,
        repoid: 'stub',
        release: this.#version.split('.').slice(0, 2).join('.'),
      };
    }
    if (path === 'access/permissions' && method === 'GET') {
      return permissionsAt(role, single(parameters, 'path') ?? '/');
    }
    if (path === 'cluster/sdn' && method === 'GET') return INDEX.map((id) => ({ id }));
    if (LISTS.has(path) && method === 'GET' && !seesZones(role)) return [];
    if (path.startsWith('cluster/sdn')) return this.#sdn(call, parts.slice(2));
    if (parts[0] === 'nodes') this.#reach(parts[1] ?? '');
    if (parts[0] === 'nodes' && parts[2] !== 'firewall') return this.#node(call, parts.slice(1), role);
    const answer = this.firewall.answer({ method, path, parameters });
    if (answer === undefined) throw notImplemented(method, path);
    return answer;
  }

  #sdn(call: Call, [kind, id, sub, subnet]: readonly string[]): unknown {
    const { method, path, parameters } = call;
    if (kind === undefined && method === 'PUT') return this.#apply(parameters);
    if (kind === 'controllers' && id === undefined && method === 'GET') return this.controllers;
    if (kind === 'zones' || kind === 'vnets') {
      if (kind === 'vnets' && sub === 'subnets' && id !== undefined) {
        return this.#objects(call, { kind: 'subnets', id: subnet, vnet: id });
      }
      if (kind === 'vnets' && sub === 'firewall' && id !== undefined) {
        const running = this.sdn.running.vnets.sections.has(id);
        const answer = this.firewall.vnet(id, { method, path, parameters, running });
        if (answer !== undefined) return answer;
      }
      if (sub === undefined) return this.#objects(call, { kind, id });
    }
    if (this.sdn.major === 9 && kind === 'lock' && method === 'POST') {
      return during('could not acquire lock for SDN config', () => this.sdn.acquire(parameters));
    }
    if (this.sdn.major === 9 && kind === 'lock' && method === 'DELETE') {
      during('could not release lock', () => {
        this.sdn.release(parameters);
      });
      return null;
    }
    if (this.sdn.major === 9 && kind === 'rollback' && method === 'POST') {
      during('could not rollback SDN configuration', () => {
        this.sdn.rollback(parameters);
      });
      return null;
    }
    if (kind === 'dry-run' && method === 'GET' && this.#hasDryRun) {
      const host = single(parameters, 'node') ?? '';
      this.#reach(host);
      return dryRun(this.sdn, { host, address: `192.168.7.${233 + this.hosts.indexOf(host)}` });
    }
    throw notImplemented(method, path);
  }

  /** Since pve-network 1.3.0, which came with Proxmox VE 9.1. */
  get #hasDryRun(): boolean {
    return this.sdn.major === 9 && !this.#version.startsWith('9.0');
  }

  #objects(
    { method, path, parameters }: Call,
    { kind, id, vnet }: { readonly kind: Kind; readonly id: string | undefined; readonly vnet?: string },
  ): unknown {
    const calls = this.#calls;
    if (id === undefined && method === 'GET') return calls.list(kind, parameters, vnet);
    if (id === undefined && method === 'POST') return calls.create(kind, parameters, vnet);
    if (id !== undefined && method === 'GET') return calls.get(kind, id, parameters);
    if (id !== undefined && method === 'PUT') {
      return calls.update(kind, id, { parameters, ...(vnet !== undefined && { vnet }) });
    }
    if (id !== undefined && method === 'DELETE') return calls.remove(kind, id, parameters);
    throw notImplemented(method, path);
  }

  #apply(parameters: Parameters): string {
    during('could not commit SDN config', () => {
      this.sdn.commit(parameters);
    });
    const log = this.hosts.flatMap((host) => {
      const start = [`${host}: reloading network config`, ...(this.reloadLogs.get(host) ?? [])];
      if (!this.failing.has(host) && !this.down.has(host)) {
        this.loaded.set(host, this.sdn.version);
        return start;
      }
      return [
        ...start,
        `command 'pvesh set /nodes/${host}/network --regenerate-frr 0' failed: exit code 255`,
      ];
    });
    return this.#tasks.start({
      node: this.hosts[0] ?? '',
      log,
      polls: this.#polls,
      type: 'reloadnetworkall',
    });
  }

  /** The call goes on to that host. */
  #reach(node: string): void {
    if (this.down.has(node)) {
      throw new Refusal(595, `Errors during connection establishment, proxy handshake: No route to host`);
    }
    if (!this.hosts.includes(node)) {
      throw new Refusal(
        500,
        `hostname lookup '${node}' failed - failed to get address info for: ${node}: Name or service not known\n`,
      );
    }
  }

  /** Who has no Sys.Audit on the host sees only tasks of its own, and these are root's. */
  #ownTasks(node: string, role: Role): readonly object[] {
    const log = this.reloadLogs.get(node);
    if (log === undefined || role === 'admin' || role === 'auditor') return [];
    const upid = this.#tasks.start({ node, log, polls: 0, type: 'srvreload' });
    return [{ upid, node, type: 'srvreload' }];
  }

  #node(
    { method, path }: Call,
    [node = '', area, object, last, content]: readonly string[],
    role: Role,
  ): unknown {
    if (method !== 'GET') throw notImplemented(method, path);
    if (area === 'tasks' && object === undefined) return this.#ownTasks(node, role);
    if (area === 'tasks' && object !== undefined && last === 'status') return this.#tasks.status(object);
    if (area === 'tasks' && object !== undefined && last === 'log') return this.#tasks.log(object);
    const { zones, vnets } = this.sdn.running;
    const loaded = this.loaded.get(node) === this.sdn.version;
    const broken = loaded ? this.broken.get(node) : undefined;
    const statusOf = (vnet: string): Readonly<Record<string, string | null>> => {
      if (!loaded) return { status: 'pending', statusmsg: TOO_OLD };
      if (broken?.vnet !== vnet) return { status: 'available', statusmsg: null };
      return { status: 'error', statusmsg: broken.statusmsg };
    };
    if (area === 'sdn' && object === 'zones' && last === undefined) {
      const zoneOf = (vnet: string | undefined): unknown =>
        vnets.sections.get(vnet ?? '')?.options.get('zone');
      return [...zones.sections.keys()].map((zone) => {
        const inError = broken !== undefined && zoneOf(broken.vnet) === zone;
        return { zone, status: !loaded ? 'pending' : inError ? 'error' : 'available' };
      });
    }
    if (area === 'sdn' && object === 'zones' && last !== undefined && content === 'content') {
      const inside = [...vnets.sections].filter(([, { options }]) => options.get('zone') === last);
      return this.#shuffled(inside.map(([vnet]) => ({ vnet, ...statusOf(vnet) })));
    }
    throw notImplemented(method, path);
  }
}
