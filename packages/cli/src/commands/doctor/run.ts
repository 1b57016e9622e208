import { UsageError } from '@netloom/diagnostics/error';
import { visibleJson } from '@netloom/diagnostics/visible';
import { CHECKS, exitOfReport, POD_SUBJECTS, runChecks, toDoctorFacts, toReport } from '@netloom/doctor';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { readProxmoxPlace } from './open-proxmox.ts';
import { openVantage } from './open-vantage.ts';
import type { DoctorOptions } from './options.ts';
import { printDoctorReport } from './print-doctor-report.ts';
import { startPod } from './start-pod.ts';

/** Compares the running network with its file; a network with findings, too. */
export async function runDoctor(
  network: string | undefined,
  { options, context }: { readonly options: DoctorOptions; readonly context: Context },
): Promise<void> {
  if (options.inCluster === true && options.only?.some((one) => POD_SUBJECTS.includes(one)) === false) {
    throw new UsageError(
      `--in-cluster is for checks of ${POD_SUBJECTS.join(' and ')}: --only leaves them out.`,
    );
  }
  const input = await openInput(network, context);
  if (input === null) return;
  const { terminal, signal } = context;
  const proxmoxPlace = await readProxmoxPlace(options, input.checked.facts.network);
  const vantage = openVantage(options, { proxmoxPlace, signal });
  try {
    const { network: model } = input.checked.facts;
    // it may take longer than all checks together
    const { pod } =
      options.inCluster === true
        ? await startPod({ network: model, cluster: vantage.cluster, options, context })
        : vantage;
    const results = await runChecks({
      checks: CHECKS.filter(({ subject }) => options.only?.includes(subject) !== false),
      vantage: { ...vantage, pod },
      facts: toDoctorFacts(input.checked, Date.now()),
      signal,
    });
    const report = toReport(model.name, results);
    const { argument } = input;
    terminal.out(
      options.output === 'json'
        ? `${visibleJson(report)}\n`
        : printDoctorReport(report, { ...layoutOf(terminal, 'out'), argument }),
    );
    context.exit(exitOfReport(report));
  } finally {
    await vantage.close();
  }
}
