import type { TunnelRule } from '../draft/tunnels.ts';
import { textOf } from '../planned.ts';

/** A rule of cloudflared that never gets a request, and the earlier one that takes all of them. */
export interface ShadowedRule {
  readonly rule: TunnelRule;
  readonly by: TunnelRule;
}

interface Ordered {
  readonly reached: readonly TunnelRule[];
  readonly shadowed: readonly ShadowedRule[];
}

/** cloudflared takes the first rule that matches (ingress/ingress.go); netloom writes rules in an order of its own. */
export function inOrder(rules: readonly TunnelRule[]): Ordered {
  const reached: TunnelRule[] = [];
  const shadowed: ShadowedRule[] = [];
  for (const rule of rules) {
    const by = reached.find((earlier) => earlier.tunnel === rule.tunnel && takesAll(earlier, rule));
    if (by === undefined) reached.push(rule);
    else shadowed.push({ rule, by });
  }
  return { reached, shadowed };
}

/** Two rules for one host and path are a host claimed twice, which is a finding of its own. */
function takesAll(earlier: TunnelRule, later: TunnelRule): boolean {
  const [host, other] = [hostOf(earlier), hostOf(later)];
  if (host === other && pathOf(earlier) === pathOf(later)) return false;
  return isEveryPath(pathOf(earlier)) && (host === other || holds(host, other));
}

/** Older versions of cloudflared take the domain itself for one below it, newer ones do not: it is left out. */
function holds(host: string, other: string): boolean {
  return host.startsWith('*.') && other.endsWith(host.slice('*'.length));
}

/** Expressions are found anywhere in the path, which begins with a slash. */
function isEveryPath(path: string): boolean {
  return /^\^?\/?(?:\.\*\$?)?$/.test(path);
}

function hostOf({ host }: TunnelRule): string {
  return textOf(host).toLowerCase();
}

function pathOf({ path }: TunnelRule): string {
  return path === undefined ? '' : textOf(path);
}
