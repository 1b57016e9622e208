import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { execa } from 'execa';
import { readManifests } from './support/manifests.ts';
import { CHARTS } from './support/repository.ts';

/** What the image brings; here each fails for what has `bad` in it. */
const PROGRAMS = ['nslookup', 'nc'];

interface Pod {
  readonly spec: { readonly containers: readonly { readonly command: string[]; readonly args: string[] }[] };
}

describe('the pod of helm test', () => {
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-helm-test-'));
    for (const program of PROGRAMS) {
      const path = join(scratch, program);
      await writeFile(path, '#!/bin/sh\ncase "$*" in *bad*) exit 1 ;; esac\n');
      await chmod(path, 0o755);
    }
  });

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  async function run(values: object): Promise<{ readonly code: number | undefined; readonly said: string }> {
    const helm = await findHelm(process);
    const { stdout } = await helm.run([
      ...['template', 'release', join(CHARTS, 'network-model')],
      ...['--set-json', `helmTest=${JSON.stringify(values)}`],
    ]);
    const [pod] = readManifests(stdout);
    const { command, args } = (pod as unknown as Pod).spec.containers[0]!;
    const [shell = '', ...options] = command;
    const result = await execa(shell, [...options, ...args], {
      env: { PATH: `${scratch}${delimiter}${process.env.PATH ?? ''}` },
      reject: false,
    });
    return { code: result.exitCode, said: result.stdout };
  }

  it('asks for every name and endpoint, and says what answered', async () => {
    expect(
      await run({
        names: ['a.example.org', 'b.example.org'],
        endpoints: [{ host: '2001:db8::1', port: 443 }],
      }),
    ).toEqual({
      code: 0,
      said: 'ok     nslookup a.example.org\nok     nslookup b.example.org\nok     nc -z -w 5 2001:db8::1 443',
    });
  });

  it('fails where one of them does not answer, and goes on to the others', async () => {
    expect(
      await run({ names: ['bad.example.org', 'b.example.org'], endpoints: [{ host: 'bad.lan', port: 80 }] }),
    ).toEqual({
      code: 1,
      said: 'FAILED nslookup bad.example.org\nok     nslookup b.example.org\nFAILED nc -z -w 5 bad.lan 80',
    });
  });
});
