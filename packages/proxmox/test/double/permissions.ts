import { Refusal, single } from './answer.ts';
import type { Call } from './double.ts';

export const ROLES = [
  'root',
  'admin',
  'auditor',
  'firewall',
  'firewall-auditor',
  'nobody',
  'not-propagated',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * `admin` has PVESDNAdmin on /sdn and nothing else; `auditor` may look at /sdn; `firewall` has Sys.Audit and Sys.Modify
 * on /, `firewall-auditor` Sys.Audit alone; `nobody` has no privilege at all, `not-propagated` SDN.Audit on /sdn and not
 * below it; `root` may do everything but what only root@pam itself may.
 */
export function permit(call: Call, role: Role): void {
  const [path, privilege] = needed(call) ?? [];
  if (path === undefined || privilege === undefined) return;
  if (privilege === 'user') throw denied('user != root@pam');
  if (role === 'root') return;
  if (role === 'firewall' && privilege.startsWith('Sys.')) return;
  if (role === 'firewall-auditor' && privilege === 'Sys.Audit') return;
  const sdn = path.startsWith('/sdn') && (role === 'admin' || role === 'auditor');
  if (sdn && (role === 'admin' || privilege === 'SDN.Audit')) return;
  if (role === 'not-propagated' && path === '/sdn' && privilege === 'SDN.Audit') return;
  throw denied(`${path}, ${privilege}`);
}

/** Whether the role sees zones and what lies in them: what it does not see is left out of a list, and not refused. */
export function seesZones(role: Role): boolean {
  return role === 'root' || role === 'admin' || role === 'auditor';
}

/** What `GET access/permissions` says of the role at /sdn/zones. */
export function permissionsAt(role: Role, path: string): object {
  const held = role === 'auditor' ? { 'SDN.Audit': 1 } : { 'SDN.Allocate': 1, 'SDN.Audit': 1 };
  return path === '/sdn/zones' && seesZones(role) ? { [path]: held } : { [path]: {} };
}

function denied(what: string): Refusal {
  return new Refusal(403, `Permission check failed (${what})\n`);
}

function needed({ method, path, parameters }: Call): readonly [path: string, privilege: string] | null {
  const parts = path.split('/');
  const [, , kind, id] = parts;
  const reading = method === 'GET';
  if (path === 'cluster/sdn/dry-run') return [`/nodes/${single(parameters, 'node') ?? ''}`, 'Sys.Audit'];
  if (path.startsWith('cluster/firewall')) return ['/', reading ? 'Sys.Audit' : 'Sys.Modify'];
  if (parts[0] === 'nodes' && parts[2] === 'firewall') {
    return [`/nodes/${parts[1] ?? ''}`, reading ? 'Sys.Audit' : 'Sys.Modify'];
  }
  if (path === `cluster/sdn/vnets/${id ?? ''}/firewall`) return ['/', 'user'];
  if (!path.startsWith('cluster/sdn')) return null;
  // a list is not refused
  if (reading && parts.length > 2 && id === undefined) return null;
  if (kind === 'zones' && id !== undefined) return [`/sdn/zones/${id}`, 'SDN.Allocate'];
  if (reading) return ['/sdn', 'SDN.Audit'];
  if (kind === 'vnets' && id === undefined) {
    return [`/sdn/zones/${single(parameters, 'zone') ?? ''}`, 'SDN.Allocate'];
  }
  return ['/sdn', 'SDN.Allocate'];
}
