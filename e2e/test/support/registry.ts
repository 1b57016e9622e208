import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dumpYaml, plain } from '@netloom/chart-kit';
import { stopProcess } from './stop-process.ts';

export interface RunningRegistry {
  /** On the loopback interface, with its port. */
  readonly host: string;
  readonly stop: () => Promise<void>;
}

export interface RegistryOptions {
  /** The path of distribution's registry; versions 2 and 3 read the same configuration. */
  readonly program: string;
  /** The `auth` of its configuration, created in the registry's own folder; without it pushing needs no login. */
  readonly auth?: (folder: string) => Promise<object>;
}

export const PUBLISHER = { username: 'publisher', password: 'correct horse' };
/** The password of PUBLISHER as bcrypt hashes it: the only hash that the registry accepts. */
const HTPASSWD = 'publisher:$2a$05$dwsRzeKtgDne.YS2MiMBH.yEQ2X0sN/C3g5Bo3MtZFRTEL6iUzOYe\n';

/** Starts a registry with a data folder of its own, on a port that is free. */
export async function startRegistry({ program, auth }: RegistryOptions): Promise<RunningRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-registry-'));
  const config = join(folder, 'config.yml');
  await writeFile(
    config,
    dumpYaml(
      plain({
        version: 0.1,
        log: { level: 'info', accesslog: { disabled: true } },
        storage: { filesystem: { rootdirectory: join(folder, 'data') } },
        // the system chooses the port, which the log names.
        http: { addr: '127.0.0.1:0', secret: 'of one process' },
        ...(auth === undefined ? {} : { auth: await auth(folder) }),
      }),
    ),
  );
  const child = spawn(program, ['serve', config], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    await stopProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { host: await listening(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One user, whose password is in a file. */
export async function basicAuth(folder: string): Promise<object> {
  const path = join(folder, 'htpasswd');
  await writeFile(path, HTPASSWD);
  return { htpasswd: { realm: 'tests', path } };
}

function listening(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      log.push(line);
      const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (host !== undefined) resolve(host);
    });
  }
  child.on('error', reject).on('exit', (code) => {
    reject(new Error(`the registry ended with ${String(code)}:\n${log.join('\n')}`));
  });
  return promise;
}
