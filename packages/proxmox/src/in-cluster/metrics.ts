import type { DriftReport, DriftStatus } from './drift-report.ts';

const STATUSES: readonly DriftStatus[] = ['in-sync', 'drift', 'unknown'];
const ACTIONS = ['create', 'update', 'delete'] as const;

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A report as Prometheus' text format: the key metrics.prom. */
export function printMetrics({ network, status, checkedAt, plan }: DriftReport): string {
  const writes = plan?.writes ?? [];
  const gauges = [
    gauge({
      name: 'netloom_proxmox_sdn_status',
      help: 'Whether the SDN of Proxmox is what the network says: 1 for the current status.',
      samples: STATUSES.map((each) => ({
        labels: { network, status: each },
        value: each === status ? 1 : 0,
      })),
    }),
    gauge({
      name: 'netloom_proxmox_sdn_last_check_timestamp_seconds',
      help: 'When it was compared.',
      samples: [{ labels: { network }, value: Math.floor(checkedAt.getTime() / 1000) }],
    }),
    gauge({
      name: 'netloom_proxmox_sdn_changes',
      help: 'Objects of the SDN that differ, by what an apply would do.',
      samples: ACTIONS.map((action) => ({
        labels: { network, action },
        value: writes.filter((write) => write.action === action).length,
      })),
    }),
    gauge({
      name: 'netloom_proxmox_sdn_refusals',
      help: 'Reasons why an apply would do nothing.',
      samples: [{ labels: { network }, value: plan?.refusals.length ?? 0 }],
    }),
  ];
  // without a comparison a count of zero would be wrong
  return gauges.slice(0, plan === null ? 2 : gauges.length).join('');
}

function gauge(metric: {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}): string {
  const { name, help, samples } = metric;
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text}"`);
    return `${name}{${pairs.join(',')}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
}
