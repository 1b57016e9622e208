import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../run-here.ts';

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: lan
  namespace: metallb-system
spec:
  addresses:
    - 192.168.20.200-192.168.20.210
`;

const service = (address: string): string => `apiVersion: v1
kind: Service
metadata:
  name: mqtt
  namespace: iot
  annotations:
    metallb.io/loadBalancerIPs: ${address}
spec:
  type: LoadBalancer
  ports:
    - port: 1883
`;

const MESSAGE =
  'service "iot/mqtt" depends on 192.168.20.220, which no pool holds: its Service stays pending';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-audit-'));
  await writeFile(join(folder, 'pool.yaml'), POOL);
  await writeFile(join(folder, 'mqtt.yaml'), service('192.168.20.220'));
});

afterEach(() => rm(folder, { recursive: true }));

const audit = (...args: readonly string[]): ReturnType<typeof runHere> =>
  runHere(['audit', folder, '--no-helm', ...args]);

describe('netloom audit', () => {
  it('prints what is wrong at the line of the file, and exits 1', async () => {
    const { code, stdout, stderr } = await audit();
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      `error[pin-outside-pools]: ${MESSAGE}`,
      expect.stringMatching(/^ *--> .*mqtt\.yaml:7:33$/),
    ]);
    expect(stderr).toMatch(/^read 2 files: 1 network \(.*\), \d+ guesses\n$/);
  });

  it('exits 0 where nothing is proven wrong', async () => {
    await writeFile(join(folder, 'mqtt.yaml'), service('192.168.20.201'));
    expect(await audit()).toMatchObject({ code: 0, stdout: 'no findings\n' });
  });

  it.each([
    ['json', '"line": 7'],
    ['sarif', '"startLine": 7'],
    ['github', 'mqtt.yaml,line=7,'],
  ])('prints the place as %s', async (output, place) => {
    const { code, stdout, stderr } = await audit('--output', output);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(place);
    expect(stdout).toContain('pin-outside-pools');
  });

  it('exits 2 without a source, and 3 for a folder that is not there', async () => {
    expect(await runHere(['audit'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'netloom: name a folder, such as `.`, or a cluster by --context NAME or --kubeconfig FILE\n',
    });
    const missing = join(folder, 'missing');
    expect(await runHere(['audit', missing])).toEqual({
      code: 3,
      stdout: '',
      stderr: `netloom: ${missing} does not exist: name a folder or a Git checkout\n`,
    });
  });
});
