import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { execa, ExecaError } from 'execa';
import { PeerMissing } from './peer-missing.ts';
import { PEERS, type Peer, type PeerInput } from './peer.ts';

/** One program, compiled by tsc beforehand, and by ts-node in each run, as cdk8s' own template has it. */
export async function cdk8s({ network, labels, folder, context }: PeerInput): Promise<readonly Peer[]> {
  const project = join(folder, 'cdk8s');
  await cp(join(PEERS, 'cdk8s'), project, { recursive: true });
  context.onProgress('installing cdk8s');
  await install(project);
  const peer = (name: string, program: readonly string[]): Peer => {
    const out = join(folder, name.replaceAll(' ', '-'));
    const command = [process.execPath, ...program, network, labels, out] as const;
    return { contender: { name, command }, output: join(out, 'app.k8s.yaml') };
  };
  return [
    peer('cdk8s, compiled', [join(project, 'dist/main.js')]),
    peer('cdk8s by ts-node', [join(project, 'node_modules/ts-node/dist/bin.js'), join(project, 'main.ts')]),
  ];
}

async function install(project: string): Promise<void> {
  const options = { cwd: project, stdin: 'ignore' } as const;
  try {
    await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], options);
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    throw new PeerMissing('cdk8s', error.shortMessage, { cause: error });
  }
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  await execa(process.execPath, [tsc, '--outDir', 'dist'], options);
}
