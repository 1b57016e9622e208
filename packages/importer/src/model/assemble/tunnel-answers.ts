import type { TunnelRule } from '../draft/tunnels.ts';
import { map, scalar, textOf, type PlannedMap } from '../planned.ts';
import { isHost } from './names.ts';

/** The status that cloudflared answers a rule's requests with; null where they go to a service. */
export function statusOf({ service }: TunnelRule): number | null {
  const [, status] = /^http_status:(\d+)$/.exec(textOf(service)) ?? [];
  return status === undefined ? null : Number(status);
}

/** `answers` of the tunnel. */
export function toAnswers(rules: readonly TunnelRule[]): readonly PlannedMap[] {
  return rules.flatMap((rule) => {
    const status = statusOf(rule);
    const host = textOf(rule.host).toLowerCase();
    if (status === null || !isHost(host)) return [];
    const { from } = rule.host;
    return [
      map({ host: scalar(host, from), path: rule.path, status: scalar(status, rule.service.from) }, from),
    ];
  });
}
