import type { Diagnostic } from '@netloom/diagnostics';
import { ALL_RULES } from '@netloom/engine/check';
import type { ShadowedRule } from '../model/assemble/tunnel-order.ts';
import type { TunnelRule } from '../model/draft/tunnels.ts';
import { textOf } from '../model/planned.ts';
import { toDiagnostic } from './to-diagnostic.ts';

const CODE = 'tunnel-path-shadowed';

/** A rule of cloudflared's own configuration that an earlier one hides, as a finding; null where no file states one of them. */
export function toShadowedDiagnostic({ rule, by }: ShadowedRule): Diagnostic | null {
  const found = ALL_RULES.find(({ code }) => code === CODE);
  if (found === undefined) throw new Error(`there is no rule ${CODE}`);
  const [at, before] = [rule.host.from, by.host.from];
  if (at === undefined || before === undefined) return null;
  return toDiagnostic(found, {
    message: `tunnel rule for ${describe(rule)} is never reached: the earlier one for ${describe(by)} takes all of its requests`,
    at,
    related: { message: 'it comes first', at: before },
    help: 'cloudflared uses the first rule that matches: put the narrower rule before the wider one',
  });
}

function describe({ host, path }: TunnelRule): string {
  return `"${textOf(host)}"${path === undefined ? '' : ` with path "${textOf(path)}"`}`;
}
