import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import { CheckFailed } from './check-failed.ts';
import { reportJson, type DriftReport, type DriftStatus } from './drift-report.ts';
import { toEvent, type EventReason } from './event.ts';
import type { KubeClient } from './kube-client.ts';
import { printMetrics } from './metrics.ts';

const Reported = z.object({ status: z.string() });
const REPORT = 'proxmox-sdn-report';
const KEY = 'report.json';
const REASONS: Readonly<Record<DriftStatus, EventReason>> = {
  'in-sync': 'SdnInSync',
  drift: 'SdnDrift',
  unknown: 'SdnUnknown',
};

export interface PublishInput {
  readonly kube: KubeClient;
  readonly pod: string;
  readonly report: DriftReport;
}

/** Puts the report into its ConfigMap, with an Event unless the SDN was in sync before and still is. */
export async function publishReport({ kube, pod, report }: PublishInput): Promise<void> {
  const before = await kube.configMap(REPORT);
  if (before === null) {
    throw new CheckFailed(
      `ConfigMap ${kube.namespace}/${REPORT} is gone: sync the Application, or run \`helm upgrade\` again.`,
    );
  }
  await kube.patchConfigMap(REPORT, {
    data: { [KEY]: reportJson(report), 'metrics.prom': printMetrics(report) },
  });
  if (report.status === 'in-sync' && statusIn(before.data[KEY]) === 'in-sync') return;
  await sendEvent({ kube, pod, reason: REASONS[report.status], note: report.message, at: report.checkedAt });
}

/** The status of the previous report; null where there is none that can be read. */
function statusIn(text: string | undefined): string | null {
  return Reported.safeParse(parseJson(text ?? '')).data?.status ?? null;
}

/** One Event on the report. */
export async function sendEvent(options: {
  readonly kube: KubeClient;
  readonly pod: string;
  readonly reason: EventReason;
  readonly note: string;
  readonly at: Date;
}): Promise<void> {
  const { kube, ...event } = options;
  const about = await kube.configMap(REPORT);
  if (about === null) return;
  await kube.createEvent(toEvent({ ...event, about, namespace: kube.namespace }));
}
