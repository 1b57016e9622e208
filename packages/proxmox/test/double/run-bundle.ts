import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BUNDLE = fileURLToPath(
  new URL('../../../../charts/proxmox-sdn/files/reconcile.mjs', import.meta.url),
);

/** What a pod of the chart finds: the files of its volumes, and the API server of its environment. */
export interface Pod {
  readonly mode: 'drift' | 'reconcile';
  /** The keys of the ConfigMap proxmox-sdn. */
  readonly config: Readonly<Record<string, string>>;
  /** The API token of Proxmox. */
  readonly token: string;
  readonly account: { readonly namespace: string; readonly token: string; readonly ca: string };
  /** https://127.0.0.1:PORT */
  readonly apiServer: string;
  readonly onStart?: (child: ChildProcess) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the chart's own bundle to its end, as the pod does. */
export async function runBundle({ mode, config, token, account, apiServer, onStart }: Pod): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-proxmox-pod-'));
  const { hostname, port } = new URL(apiServer);
  const files = {
    ...Object.fromEntries(Object.entries(config).map(([name, text]) => [`config/${name}`, text])),
    token,
    'account/namespace': account.namespace,
    'account/token': account.token,
    'account/ca.crt': account.ca,
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const places = ['--config=config', '--token=token', '--service-account=account'];
    const child = spawn(process.execPath, [BUNDLE, mode, ...places], {
      cwd: folder,
      env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart?.(child);
    return await ended(child);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout, stderr };
}
