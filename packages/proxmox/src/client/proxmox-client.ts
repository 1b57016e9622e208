import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import {
  DryRun,
  OptionMap,
  PendingEntry,
  PermissionsAnswer,
  PlainEntry,
  SdnIndex,
  Upid,
  VersionAnswer,
} from './answers.ts';
import { ApiClient } from './api-client.ts';
import type { ApiToken } from './api-token.ts';
import { FirewallClient } from './firewall-client.ts';
import { HostClient } from './host-client.ts';
import { ProxmoxError } from './proxmox-error.ts';
import { send, type Connection, type Parameters } from './send.ts';
import { agentFor, type Trust } from './trust.ts';
import { parseVersion, type ProxmoxVersion } from './version.ts';

/** The path of the access control list below which every zone and VNet lies. */
const ZONES = '/sdn/zones';

/** Where a list of objects lies: zones, VNets and controllers of the cluster, subnets of one VNet. */
export type SdnCollection =
  | { readonly kind: 'controllers' }
  | { readonly kind: 'zones' }
  | { readonly kind: 'vnets' }
  | { readonly kind: 'subnets'; readonly vnet: string };

export interface ClientOptions {
  /** `https://192.168.7.233:8006` */
  readonly origin: string;
  readonly token: ApiToken;
  readonly trust: Trust;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly retryMs?: number;
}

/** The calls of the Proxmox API that the SDN needs, each with its answer parsed. */
export class ProxmoxClient extends ApiClient {
  readonly #trust: Trust;

  private constructor(
    connection: Connection,
    { signal, trust }: { readonly signal: AbortSignal | undefined; readonly trust: Trust },
  ) {
    super(connection, signal);
    this.#trust = trust;
  }

  /** Nothing is sent yet. */
  static of({
    origin,
    token,
    trust,
    signal,
    timeoutMs = 30_000,
    retryMs = 500,
  }: ClientOptions): ProxmoxClient {
    const agent = agentFor(trust, Math.min(timeoutMs, 10_000));
    return new ProxmoxClient({ origin, token, agent, timeoutMs, retryMs }, { signal, trust });
  }

  /** The same connection without the signal: for a rollback after an interruption. */
  get detached(): ProxmoxClient {
    return new ProxmoxClient(this.connection, { signal: undefined, trust: this.#trust });
  }

  /** A new connection to the same host, which its firewall has not accepted yet; it is closed on its own. */
  newConnection(timeoutMs: number): ProxmoxClient {
    const connection = { ...this.connection, timeoutMs, agent: agentFor(this.#trust, timeoutMs) };
    return new ProxmoxClient(connection, { signal: this.signal, trust: this.#trust });
  }

  /** The calls for tasks and hosts, with the same connection and token. */
  get hosts(): HostClient {
    return new HostClient(this.connection, this.signal);
  }

  /** The calls for the firewall, with the same connection and token. */
  get firewall(): FirewallClient {
    return new FirewallClient(this.connection, this.signal);
  }

  close(): Promise<void> {
    this.connection.agent.destroy();
    return Promise.resolve();
  }

  async version(): Promise<ProxmoxVersion> {
    const { version } = await this.read(VersionAnswer, { path: '/version' });
    const parsed = parseVersion(version);
    if (parsed !== null && parsed.major >= 8) return parsed;
    throw new ProxmoxError({
      kind: 'unsupported',
      call: 'GET /version',
      detail: `Proxmox VE ${version}`,
      help: 'netloom supports Proxmox VE 8.4 and 9.',
    });
  }

  /**
   * Throws unless the token may read the whole SDN: without the privilege Proxmox does not refuse a list, but leaves out
   * what the token may not see (pve-network, API2/Network/SDN/Zones.pm), so that an empty list would prove nothing.
   */
  async checkRights(): Promise<void> {
    await this.read(SdnIndex, { path: '/cluster/sdn' });
    const call = { path: '/access/permissions', parameters: { path: ZONES } };
    const { [ZONES]: found } = await this.read(PermissionsAnswer, call);
    const held = OptionMap.safeParse(found).data ?? {};
    if ('SDN.Audit' in held || 'SDN.Allocate' in held) return;
    const token = this.connection.token.toString();
    throw new ProxmoxError({
      kind: 'forbidden',
      call: 'GET /access/permissions',
      detail: `the token has no SDN.Audit on ${ZONES}, so lists of zones and VNets come back without them`,
      help: `Give the token ${token} and its user their role on /sdn with propagation (\`pveum acl modify /sdn … --propagate 1\`).`,
    });
  }

  /** Waits, unless the signal ends it. */
  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, this.signal === undefined ? {} : { signal: this.signal });
  }

  /** The configuration as edited. */
  async list(collection: SdnCollection): Promise<readonly PlainEntry[]> {
    return this.read(z.array(PlainEntry), { path: pathOf(collection) });
  }

  /** Running values, and what an apply would change. */
  async listPending(collection: SdnCollection): Promise<readonly PendingEntry[]> {
    return this.read(z.array(PendingEntry), { path: pathOf(collection), parameters: { pending: '1' } });
  }

  /** The configuration as edited, with the digest of its file. */
  async get(collection: SdnCollection, id: string): Promise<PlainEntry> {
    return this.read(PlainEntry, { path: objectPath(collection, id) });
  }

  async create(collection: SdnCollection, parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: pathOf(collection), parameters });
  }

  async update(
    collection: SdnCollection,
    { id, parameters }: { readonly id: string; readonly parameters: Parameters },
  ): Promise<void> {
    await this.write({ method: 'PUT', path: objectPath(collection, id), parameters });
  }

  async remove(
    collection: SdnCollection,
    { id, parameters }: { readonly id: string; readonly parameters: Parameters },
  ): Promise<void> {
    await this.write({ method: 'DELETE', path: objectPath(collection, id), parameters });
  }

  /** Commits all pending changes, of everybody, and returns the task that reloads the hosts. */
  async apply(parameters: Parameters): Promise<string> {
    const call = { method: 'PUT', path: '/cluster/sdn', parameters, answer: Upid } as const;
    return send(this.connection, call, this.signal);
  }

  /** Proxmox VE 9. Returns the token that every write needs from there on. */
  async lock(parameters: Parameters): Promise<string> {
    const call = { method: 'POST', path: '/cluster/sdn/lock', parameters, answer: z.string() } as const;
    return send(this.connection, call, this.signal);
  }

  async unlock(parameters: Parameters): Promise<void> {
    await this.write({ method: 'DELETE', path: '/cluster/sdn/lock', parameters });
  }

  /** Proxmox VE 9. Discards all pending changes, of everybody. */
  async rollback(parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: '/cluster/sdn/rollback', parameters });
  }

  /** The pending change of one host, as a diff of its interfaces.d/sdn. Proxmox VE 9.1; needs Sys.Audit on the node. */
  async dryRun(node: string): Promise<string> {
    const answer = await this.read(DryRun, { path: '/cluster/sdn/dry-run', parameters: { node } });
    return answer['interfaces-diff'] ?? '';
  }
}

function pathOf(collection: SdnCollection): string {
  if (collection.kind !== 'subnets') return `/cluster/sdn/${collection.kind}`;
  return `/cluster/sdn/vnets/${encodeURIComponent(collection.vnet)}/subnets`;
}

function objectPath(collection: SdnCollection, id: string): string {
  return `${pathOf(collection)}/${encodeURIComponent(id)}`;
}
