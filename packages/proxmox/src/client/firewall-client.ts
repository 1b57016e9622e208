import * as z from 'zod';
import { FirewallOptions, NamedGroup, NamedSet, Nothing, RuleEntry, SetEntry } from './answers.ts';
import { send, type Call, type Connection, type Parameters } from './send.ts';

/** Where rules lie in order: for all hosts, in a security group, for one host. */
export type RuleListName =
  | { readonly kind: 'datacenter' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'host'; readonly node: string };

const ROOT = '/cluster/firewall';

/** The calls of the Proxmox API for the firewall of the datacenter, each with its answer parsed. Every write is live at once. */
export class FirewallClient {
  readonly #connection: Connection;
  readonly #signal: AbortSignal | undefined;

  constructor(connection: Connection, signal: AbortSignal | undefined) {
    this.#connection = connection;
    this.#signal = signal;
  }

  async options(): Promise<FirewallOptions> {
    return this.#send({ method: 'GET', path: `${ROOT}/options`, answer: FirewallOptions });
  }

  async hostOptions(node: string): Promise<FirewallOptions> {
    const path = `/nodes/${encodeURIComponent(node)}/firewall/options`;
    return this.#send({ method: 'GET', path, answer: FirewallOptions });
  }

  async setOptions(parameters: Parameters): Promise<void> {
    await this.#send({ method: 'PUT', path: `${ROOT}/options`, parameters, answer: Nothing });
  }

  async sets(): Promise<readonly NamedSet[]> {
    return this.#send({ method: 'GET', path: `${ROOT}/ipset`, answer: z.array(NamedSet) });
  }

  async createSet(parameters: Parameters): Promise<void> {
    await this.#send({ method: 'POST', path: `${ROOT}/ipset`, parameters, answer: Nothing });
  }

  async removeSet(name: string): Promise<void> {
    await this.#send({ method: 'DELETE', path: setPath(name), answer: Nothing });
  }

  async entries(set: string): Promise<readonly SetEntry[]> {
    return this.#send({ method: 'GET', path: setPath(set), answer: z.array(SetEntry) });
  }

  async createEntry(set: string, parameters: Parameters): Promise<void> {
    await this.#send({ method: 'POST', path: setPath(set), parameters, answer: Nothing });
  }

  async removeEntry(
    set: string,
    { cidr, digest }: { readonly cidr: string; readonly digest: string },
  ): Promise<void> {
    const path = `${setPath(set)}/${encodeURIComponent(cidr)}`;
    await this.#send({ method: 'DELETE', path, parameters: { digest }, answer: Nothing });
  }

  async groups(): Promise<readonly NamedGroup[]> {
    return this.#send({ method: 'GET', path: `${ROOT}/groups`, answer: z.array(NamedGroup) });
  }

  async createGroup(parameters: Parameters): Promise<void> {
    await this.#send({ method: 'POST', path: `${ROOT}/groups`, parameters, answer: Nothing });
  }

  async removeGroup(group: string): Promise<void> {
    await this.#send({ method: 'DELETE', path: rulesPath({ kind: 'group', group }), answer: Nothing });
  }

  async rules(list: RuleListName): Promise<readonly RuleEntry[]> {
    return this.#send({ method: 'GET', path: rulesPath(list), answer: z.array(RuleEntry) });
  }

  /** Proxmox puts it on top of the list. */
  async createRule(list: RuleListName, parameters: Parameters): Promise<void> {
    await this.#send({ method: 'POST', path: rulesPath(list), parameters, answer: Nothing });
  }

  async updateRule(
    list: RuleListName,
    { pos, parameters }: { readonly pos: number; readonly parameters: Parameters },
  ): Promise<void> {
    await this.#send({ method: 'PUT', path: `${rulesPath(list)}/${pos}`, parameters, answer: Nothing });
  }

  async removeRule(
    list: RuleListName,
    { pos, digest }: { readonly pos: number; readonly digest: string },
  ): Promise<void> {
    const path = `${rulesPath(list)}/${pos}`;
    await this.#send({ method: 'DELETE', path, parameters: { digest }, answer: Nothing });
  }

  async #send<T>(call: Call<T>): Promise<T> {
    return send(this.#connection, call, this.#signal);
  }
}

function setPath(name: string): string {
  return `${ROOT}/ipset/${encodeURIComponent(name)}`;
}

function rulesPath(list: RuleListName): string {
  switch (list.kind) {
    case 'datacenter':
      return `${ROOT}/rules`;
    case 'group':
      return `${ROOT}/groups/${encodeURIComponent(list.group)}`;
    case 'host':
      return `/nodes/${encodeURIComponent(list.node)}/firewall/rules`;
    default:
      return list satisfies never;
  }
}
