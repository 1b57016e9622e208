import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { CheckFailed } from './check-failed.ts';
import { compare } from './compare.ts';
import type { DriftStatus } from './drift-report.ts';
import type { Job } from './job.ts';
import { printMetrics } from './metrics.ts';
import { publishReport } from './publish-report.ts';

const CODES: Readonly<Record<DriftStatus, ExitCode>> = {
  'in-sync': EXIT.ok,
  drift: EXIT.findings,
  unknown: EXIT.environment,
};

/** Compares Proxmox with the network and reports: in the log, in the ConfigMap, as an Event and by the exit code. */
export async function reportDrift(job: Job): Promise<ExitCode> {
  const { kube, pod, out, err } = job;
  const report = await compare(job);
  err(`${report.message}\n`);
  out(printMetrics(report));
  const code = CODES[report.status];
  try {
    await publishReport({ kube, pod, report });
    return code;
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    err(`${error.message}\n`);
    // the report in the cluster is out of date, which must not go unnoticed
    return code === EXIT.ok ? EXIT.environment : code;
  }
}
