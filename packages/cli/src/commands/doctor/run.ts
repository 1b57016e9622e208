import { env } from 'node:process';
import { openCluster, type ClusterClient } from '@netloom/cluster';
import { visibleJson } from '@netloom/diagnostics/visible';
import { CHECKS, exitOfReport, runChecks, toDoctorFacts, toReport, type CheckSubject } from '@netloom/doctor';
import type { Context } from '../../context.ts';
import { openInput } from '../../network-input/check-input.ts';
import type { ClusterOptions } from '../../options/cluster-options.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { printDoctorReport } from './print-doctor-report.ts';

export interface DoctorOptions extends ClusterOptions {
  readonly only?: readonly CheckSubject[];
  /** Seconds. */
  readonly timeout: number;
  readonly output: 'human' | 'json';
}

/** Compares the running network with its file; a network with findings, too. */
export async function runDoctor(
  network: string | undefined,
  { options, context }: { readonly options: DoctorOptions; readonly context: Context },
): Promise<void> {
  const input = await openInput(network, context);
  if (input === null) return;
  const { terminal, signal } = context;
  const { only, output, timeout } = options;
  const timeoutMs = timeout * 1_000;
  const cluster = connect(options, { timeoutMs, signal });
  try {
    const results = await runChecks({
      checks: CHECKS.filter(({ subject }) => only?.includes(subject) !== false),
      vantage: { cluster },
      facts: toDoctorFacts(input.checked, Date.now()),
      timeoutMs,
      signal,
    });
    const report = toReport(input.checked.facts.network.name, results);
    const { argument } = input;
    terminal.out(
      output === 'json'
        ? `${visibleJson(report)}\n`
        : printDoctorReport(report, { ...layoutOf(terminal, 'out'), argument }),
    );
    context.exit(exitOfReport(report));
  } finally {
    await cluster.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

/** Asks the server once: without an answer, every check of the cluster has the same reason. */
async function connect(
  { kubeconfig, context }: ClusterOptions,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<ClusterClient> {
  const opened = await openCluster({
    env,
    signal,
    // with its repetitions it still ends before the checks do, and can say why
    timeoutMs: timeoutMs / 5,
    retryMs: timeoutMs / 100,
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
  });
  try {
    await opened.version();
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}
