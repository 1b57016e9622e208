import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HelmFailed } from '../src/errors.ts';
import { findHelm } from '../src/find-helm.ts';
import { Helm } from '../src/helm.ts';
import { inTempFolder, writeScript } from './temp-folder.ts';

const FETCH_MS = 180_000;

describe('run, with the real Helm', () => {
  it(
    'templates a chart from the working folder and passes standard input',
    async () => {
      const helm = await findHelm(process);
      await inTempFolder(async (folder) => {
        await writeChart(join(folder, 'chart'), 'greeting: {{ .Values.greeting | quote }}');
        const { stdout } = await helm.run(['template', 'release', 'chart', '--values', '-'], {
          cwd: folder,
          stdin: 'greeting: "hello: #there"\n',
        });
        expect(stdout).toBe('---\n# Source: chart/templates/object.yaml\ngreeting: "hello: #there"\n');
      });
    },
    FETCH_MS,
  );

  it('keeps the command, the exit code and stderr of a failure', async () => {
    const helm = await findHelm(process);
    await inTempFolder(async (folder) => {
      await writeChart(join(folder, 'chart'), '{{ fail "no way" }}');
      const failure = await helm.run(['template', 'chart'], { cwd: folder }).catch((error: unknown) => error);
      if (!(failure instanceof HelmFailed)) throw new Error('expected HelmFailed');
      const stderr =
        'Error: execution error at (chart/templates/object.yaml:1:3): no way\n\nUse --debug flag to render out invalid YAML\n';
      expect({ command: failure.command, exitCode: failure.exitCode, stderr: failure.stderr }).toEqual({
        command: `${helm.path} template chart`,
        exitCode: 1,
        stderr,
      });
      expect(failure.message).toBe(
        `Command failed with exit code 1: ${helm.path} template chart\n${stderr.trimEnd()}`,
      );
    });
  });
});

describe('run, with a stand-in', () => {
  it('gives each run folders of its own, drops the HELM_* of the user, and removes the folders', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'helm');
      await writeScript(
        path,
        'mkdir -p "$HELM_CACHE_HOME"; echo "$HELM_CACHE_HOME|$HELM_NAMESPACE|$HELM_REGISTRY_CONFIG|$KUBECONFIG"',
      );
      const helm = new Helm({
        path,
        version: '4.2.3',
        env: { PATH: process.env.PATH, HELM_NAMESPACE: 'mine', KUBECONFIG: 'kube' },
      });
      const [first, second] = await Promise.all([
        helm.run(['version'], { env: { HELM_REGISTRY_CONFIG: 'auth.json' } }),
        helm.run(['version']),
      ]);
      const [firstCache, ...rest] = first.stdout.trim().split('|');
      expect(rest).toEqual(['', 'auth.json', 'kube']);
      expect(second.stdout.startsWith(`${firstCache ?? ''}|`)).toBe(false);
      expect(existsSync(firstCache ?? '.')).toBe(false);
    });
  });

  it('stops a run that takes longer than it may', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'helm');
      await writeScript(path, 'exec sleep 60');
      const helm = new Helm({ path, version: '4.2.3', env: process.env });
      const failure = await helm.run(['template'], { timeoutMs: 50 }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(HelmFailed);
      expect(failure).toMatchObject({
        exitCode: null,
        message: `Command timed out after 50 milliseconds: ${path} template`,
      });
    });
  });

  it('throws the reason of the signal that stopped it', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'helm');
      await writeScript(path, 'exec sleep 60');
      const helm = new Helm({ path, version: '4.2.3', env: process.env });
      const controller = new AbortController();
      const run = helm.run(['template'], { signal: controller.signal });
      controller.abort(new Error('interrupted'));
      await expect(run).rejects.toThrow('interrupted');
    });
  });
});

async function writeChart(folder: string, template: string): Promise<void> {
  await mkdir(join(folder, 'templates'), { recursive: true });
  await writeFile(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: chart\nversion: 0.1.0\n');
  await writeFile(join(folder, 'templates/object.yaml'), template);
}
