import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorChart } from '../../src/release/operator-chart.ts';

const OPERATOR = {
  cause: {},
  name: 'cert-manager',
  repository: 'https://charts.jetstack.io',
  chart: 'cert-manager',
  version: 'v1.21.1',
  pin: 'certManager' as const,
  namespace: 'cert-manager',
  group: 'cert-manager.io',
  values: {},
  injectsCertificates: true,
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-operators-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function unpacked(version: string): Promise<void> {
  await mkdir(join(folder, 'cert-manager'));
  await writeFile(join(folder, 'cert-manager', 'Chart.yaml'), `name: cert-manager\nversion: ${version}\n`);
}

describe(operatorChart, () => {
  it('takes the repository where no folder is given', async () => {
    expect(await operatorChart(OPERATOR, null)).toEqual({
      kind: 'repository',
      url: 'https://charts.jetstack.io',
      chart: 'cert-manager',
      version: 'v1.21.1',
    });
  });

  it.each(['cert-manager-v1.21.1.tgz', 'cert-manager-1.21.1.tgz'])('takes the archive %s', async (name) => {
    await writeFile(join(folder, name), '');
    expect(await operatorChart(OPERATOR, folder)).toEqual({ kind: 'path', path: join(folder, name) });
  });

  it('takes an unpacked chart of the pinned version', async () => {
    await unpacked('1.21.1');
    expect(await operatorChart(OPERATOR, folder)).toEqual({
      kind: 'path',
      path: join(folder, 'cert-manager'),
    });
  });

  it('refuses an unpacked chart of another version', async () => {
    await unpacked('v1.21.0');
    await expect(operatorChart(OPERATOR, folder)).rejects.toMatchObject({
      name: 'Refused',
      message: `${join(folder, 'cert-manager')} is cert-manager v1.21.0, and the network pins v1.21.1. Bring that version, or pin the other one under \`operators\`.`,
    });
  });

  it('says how to fetch one that is not there', async () => {
    await writeFile(join(folder, 'cert-manager-v1.20.0.tgz'), '');
    await expect(operatorChart(OPERATOR, folder)).rejects.toMatchObject({
      name: 'Refused',
      message: `${folder} holds neither cert-manager-v1.21.1.tgz nor cert-manager/. Fetch it: helm pull cert-manager --repo https://charts.jetstack.io --version v1.21.1 --destination ${folder}`,
    });
  });
});
