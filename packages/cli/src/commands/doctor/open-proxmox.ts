import { env } from 'node:process';
import { UsageError } from '@netloom/diagnostics/error';
import { NotChecked, type OpenProxmox } from '@netloom/doctor';
import type { Network, Proxmox } from '@netloom/network-model';
import {
  parseFingerprint,
  ProxmoxClient,
  ProxmoxError,
  type ApiToken,
  type Trust,
} from '@netloom/proxmox/client';
import { originOf, readToken, readTrust, hostOf } from '../proxmox/connection.ts';
import { fileStore, firewallStore } from '../proxmox/record-file.ts';
import type { DoctorOptions } from './options.ts';

/** Where the API of Proxmox may be asked, and by which token. */
export interface ProxmoxPlace {
  readonly network: string;
  readonly token: ApiToken;
  /** In the order in which they are tried. */
  readonly hosts: readonly { readonly origin: string; readonly trust: Trust }[];
}

const PREFIX = '--proxmox-';

/** What the options and the network say of it; null where no token is named. */
export async function readProxmoxPlace(
  options: DoctorOptions,
  { name, proxmox }: Network,
): Promise<ProxmoxPlace | null> {
  const { proxmoxTokenFile: tokenFile, proxmoxTokenEnv: tokenEnv, proxmoxHost } = options;
  const { proxmoxFingerprint, proxmoxCa } = options;
  const given = [tokenFile, tokenEnv, proxmoxHost, proxmoxFingerprint, proxmoxCa];
  if (given.every((option) => option === undefined)) return null;
  if (proxmox === null) {
    throw new UsageError('the network has no section `proxmox`: it names no host to ask.');
  }
  const token = await readToken({ prefix: PREFIX, tokenFile, tokenEnv }, env);
  const stated = await givenTrust(options);
  const toHost = (origin: string): ProxmoxPlace['hosts'][number] => ({
    origin,
    trust: stated ?? trustOf(origin, proxmox),
  });
  const origins =
    proxmoxHost === undefined
      ? proxmox.hosts.flatMap((host) => originsOf(host).slice(0, 1))
      : [originOf(proxmoxHost, PREFIX)];
  return { network: name, token, hosts: origins.map(toHost) };
}

async function givenTrust({ proxmoxFingerprint, proxmoxCa }: DoctorOptions): Promise<Trust | null> {
  if (proxmoxFingerprint === undefined && proxmoxCa === undefined) return null;
  return readTrust(
    {
      ...(proxmoxFingerprint !== undefined && { fingerprint: proxmoxFingerprint }),
      ...(proxmoxCa !== undefined && { ca: proxmoxCa }),
    },
    PREFIX,
  );
}

/** The URLs of a host's API; its name may be one. */
function originsOf({ name, addresses }: Proxmox['hosts'][number]): readonly string[] {
  const texts = addresses.map((address) => (address.family === 4 ? `${address}` : `[${address}]`));
  return [...texts, name].map((text) => originOf(text, PREFIX));
}

/** By the fingerprint or the CA that the network states, else by what the system trusts. */
function trustOf(origin: string, { hosts, api: { ca } }: Proxmox): Trust {
  const host = hosts.find((one) => originsOf(one).includes(origin));
  const sha256 = host?.fingerprint == null ? null : parseFingerprint(host.fingerprint);
  if (sha256 !== null) return { kind: 'fingerprint', sha256 };
  return ca === null ? { kind: 'system' } : { kind: 'ca', pem: ca };
}

/** The first host that answers: each serves the configuration of the whole cluster. */
export async function openProxmox(
  place: ProxmoxPlace | null,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<OpenProxmox> {
  if (place === null) throw new NotChecked('--proxmox-token-file names a token for it', 'not-here');
  const { network, token, hosts } = place;
  // with their repetitions all hosts together end before the checks do, and can say why
  const limits = { timeoutMs: timeoutMs / 8 / hosts.length, retryMs: timeoutMs / 100 / hosts.length };
  const silent: string[] = [];
  for (const { origin, trust } of hosts) {
    const first = ProxmoxClient.of({ origin, token, trust, signal, ...limits });
    try {
      await first.version();
      const client = ProxmoxClient.of({ origin, token, trust, signal, timeoutMs: timeoutMs / 4 });
      const record = { network, host: hostOf(origin), env };
      return { client, sdnRecord: fileStore(record), firewallRecord: firewallStore(record) };
    } catch (error) {
      if (!(error instanceof ProxmoxError) || error.kind !== 'unreachable') throw error;
      silent.push(`${origin}: ${error.detail}`);
    } finally {
      await first.close();
    }
  }
  throw new NotChecked(`no host of Proxmox answers: ${silent.join('; ')}`);
}
