import * as z from 'zod';
import { FirewallOptions, NamedGroup, NamedSet, RuleEntry, SetEntry } from './answers.ts';
import { ApiClient } from './api-client.ts';
import type { Parameters } from './send.ts';

/** Where rules lie in order: for all hosts, in a security group, for one host. */
export type RuleListName =
  | { readonly kind: 'datacenter' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'host'; readonly node: string };

const ROOT = '/cluster/firewall';

/** The calls of the Proxmox API for the firewall of the datacenter, each with its answer parsed. Every write is live at once. */
export class FirewallClient extends ApiClient {
  async options(): Promise<FirewallOptions> {
    return this.read(FirewallOptions, { path: `${ROOT}/options` });
  }

  async hostOptions(node: string): Promise<FirewallOptions> {
    return this.read(FirewallOptions, { path: `/nodes/${encodeURIComponent(node)}/firewall/options` });
  }

  async setOptions(parameters: Parameters): Promise<void> {
    await this.write({ method: 'PUT', path: `${ROOT}/options`, parameters });
  }

  async sets(): Promise<readonly NamedSet[]> {
    return this.read(z.array(NamedSet), { path: `${ROOT}/ipset` });
  }

  async createSet(parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: `${ROOT}/ipset`, parameters });
  }

  async removeSet(name: string): Promise<void> {
    await this.write({ method: 'DELETE', path: setPath(name) });
  }

  async entries(set: string): Promise<readonly SetEntry[]> {
    return this.read(z.array(SetEntry), { path: setPath(set) });
  }

  async createEntry(set: string, parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: setPath(set), parameters });
  }

  async removeEntry(
    set: string,
    { cidr, digest }: { readonly cidr: string; readonly digest: string },
  ): Promise<void> {
    const path = `${setPath(set)}/${encodeURIComponent(cidr)}`;
    await this.write({ method: 'DELETE', path, parameters: { digest } });
  }

  async groups(): Promise<readonly NamedGroup[]> {
    return this.read(z.array(NamedGroup), { path: `${ROOT}/groups` });
  }

  async createGroup(parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: `${ROOT}/groups`, parameters });
  }

  async removeGroup(group: string): Promise<void> {
    await this.write({ method: 'DELETE', path: rulesPath({ kind: 'group', group }) });
  }

  async rules(list: RuleListName): Promise<readonly RuleEntry[]> {
    return this.read(z.array(RuleEntry), { path: rulesPath(list) });
  }

  /** Proxmox puts it on top of the list. */
  async createRule(list: RuleListName, parameters: Parameters): Promise<void> {
    await this.write({ method: 'POST', path: rulesPath(list), parameters });
  }

  async updateRule(
    list: RuleListName,
    { pos, parameters }: { readonly pos: number; readonly parameters: Parameters },
  ): Promise<void> {
    await this.write({ method: 'PUT', path: `${rulesPath(list)}/${pos}`, parameters });
  }

  async removeRule(
    list: RuleListName,
    { pos, digest }: { readonly pos: number; readonly digest: string },
  ): Promise<void> {
    await this.write({ method: 'DELETE', path: `${rulesPath(list)}/${pos}`, parameters: { digest } });
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
