import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { CannotTell } from './cannot-tell.ts';
import type { Job } from './job.ts';
import { look } from './look.ts';
import { printMetrics } from './metrics.ts';
import { publishReport } from './publish-report.ts';
import type { Status } from './report.ts';

const CODES: Readonly<Record<Status, ExitCode>> = {
  'in-sync': EXIT.ok,
  drift: EXIT.findings,
  unknown: EXIT.environment,
};

/** Says whether Proxmox is what the network says: in the log, in the ConfigMap, as an Event and by the exit code. */
export async function drift(job: Job): Promise<ExitCode> {
  const { input, ask, store, kube, pod, out, err } = job;
  const report = await look({ input, ask, store, at: job.now() });
  err(`${report.message}\n`);
  out(printMetrics(report));
  const code = CODES[report.status];
  try {
    await publishReport({ kube, pod, report });
    return code;
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    err(`${error.message}\n`);
    // a report that is older than it looks is worth an alarm
    return code === EXIT.ok ? EXIT.environment : code;
  }
}
