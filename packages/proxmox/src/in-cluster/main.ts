import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, type ExitCode, UsageError } from '@netloom/diagnostics/error';
import { messageOf } from '../reconcile/outcome.ts';
import { CheckFailed } from './check-failed.ts';
import { ConfigMapStore } from './config-map-store.ts';
import { connectHost, type ConnectedHost } from './connect-host.ts';
import { parseInput } from './job-input.ts';
import { KubeClient } from './kube-client.ts';
import { reconcile } from './reconcile.ts';
import { reportDrift } from './report-drift.ts';

const USAGE = 'Usage: node reconcile.mjs drift|reconcile --config DIR --token FILE --service-account DIR';
const MODES = { drift: reportDrift, reconcile } as const;

/** Three minutes for a reload, and for each host to run the result. */
const POLLING = { pollMs: 1_000, polls: 180 };

const stopping = new AbortController();
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.once(name, () => {
    stopping.abort();
  });
}
process.exitCode = await run(process.argv.slice(2)).catch(reportFatal);

async function run(args: readonly string[]): Promise<ExitCode> {
  const { mode, config, token, account } = readArguments(args);
  const input = parseInput({
    desired: await readText(join(config, 'desired.json')),
    jobs: await readText(join(config, 'jobs.json')),
  });
  const kube = new KubeClient({
    origin: apiServer(process.env),
    namespace: (await readText(join(account, 'namespace'))).trim(),
    token: (await readText(join(account, 'token'))).trim(),
    ca: await readText(join(account, 'ca.crt')),
  });
  const secret = await readText(token);
  let connected: Promise<ConnectedHost> | null = null;
  try {
    return await MODES[mode]({
      input,
      connect: () => (connected ??= connectHost({ input, token: secret, signal: stopping.signal })),
      kube,
      store: new ConfigMapStore(kube),
      pod: hostname(),
      polling: POLLING,
      now: () => new Date(),
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    });
  } finally {
    kube.close();
    await close(connected);
  }
}

interface Arguments {
  readonly mode: keyof typeof MODES;
  /** The folder of desired.json and jobs.json. */
  readonly config: string;
  /** The file of the API token of Proxmox. */
  readonly token: string;
  /** The folder that Kubernetes mounts for a ServiceAccount. */
  readonly account: string;
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { config: { type: 'string' }, token: { type: 'string' }, 'service-account': { type: 'string' } },
  });
  const { config, token, 'service-account': account } = values;
  const [mode, ...more] = positionals;
  const isMode = mode === 'drift' || mode === 'reconcile';
  if (!isMode || more.length > 0 || typeof config !== 'string' || typeof token !== 'string') {
    throw new UsageError(USAGE);
  }
  if (typeof account !== 'string') throw new UsageError(USAGE);
  return { mode, config, token, account };
}

function apiServer(env: Readonly<Record<string, string | undefined>>): string {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (host === undefined || port === undefined) {
    throw new CheckFailed('KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: is this a pod?');
  }
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new CheckFailed(`${path} cannot be read: ${messageOf(error)}`);
  });
}

async function close(connected: Promise<ConnectedHost> | null): Promise<void> {
  await connected?.then(
    ({ client }) => client.close(),
    () => undefined,
  );
}

/** Prints why the job failed, as its last line. */
function reportFatal(error: unknown): ExitCode {
  const message = messageOf(error);
  const [code, text] = ((): readonly [ExitCode, string] => {
    if (error instanceof UsageError) return [EXIT.usage, message];
    if (stopping.signal.aborted) return [EXIT.interrupted, 'interrupted'];
    if (error instanceof CheckFailed) return [EXIT.environment, message];
    return [EXIT.bug, error instanceof Error ? (error.stack ?? message) : message];
  })();
  process.stderr.write(`${text}\n`);
  return code;
}
