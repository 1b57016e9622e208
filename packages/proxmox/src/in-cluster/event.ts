import type { ConfigMap } from './config-map.ts';

export type EventReason =
  | 'SdnInSync'
  | 'SdnDrift'
  | 'SdnUnknown'
  | 'SdnApplied'
  | 'SdnRefused'
  | 'SdnApplyFailed';

/** The limit of the API server, in bytes. */
const LONGEST_NOTE = 1024;

/** An Event of events.k8s.io/v1, as it is sent. */
export type Event = Readonly<Record<string, unknown>> & {
  readonly metadata: { readonly name: string; readonly namespace: string };
};

/** An Event on the report's ConfigMap: `kubectl describe` shows it there. */
export function toEvent(options: {
  readonly about: ConfigMap;
  readonly namespace: string;
  readonly pod: string;
  readonly reason: EventReason;
  readonly note: string;
  readonly at: Date;
}): Event {
  const { about, namespace, pod, reason, note, at } = options;
  const { name, uid } = about.metadata;
  const isFine = reason === 'SdnInSync' || reason === 'SdnApplied';
  return {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    // one name for one Event, so that sending it again makes no second one
    metadata: { name: `${name}.${reason.toLowerCase()}.${at.getTime().toString(16)}`, namespace },
    // MicroTime has six digits
    eventTime: at.toISOString().replace('Z', '000Z'),
    type: isFine ? 'Normal' : 'Warning',
    reason,
    action: 'Compare',
    note: cut(note),
    reportingController: 'netloom.io/proxmox-sdn',
    reportingInstance: pod.slice(0, 128),
    regarding: { apiVersion: 'v1', kind: 'ConfigMap', namespace, name, uid },
  };
}

function cut(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= LONGEST_NOTE) return text;
  const ellipsis = new TextEncoder().encode('…').length;
  // `stream` leaves out a character that was cut in two
  return `${new TextDecoder().decode(bytes.subarray(0, LONGEST_NOTE - ellipsis), { stream: true })}…`;
}
