import { inFolderWith, inTempFolder, netloom, type Run } from '../../netloom.ts';

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

const inCluster = async (address: string, use: (cwd: string) => Promise<void>): Promise<void> =>
  inFolderWith({ 'pool.yaml': POOL, 'mqtt.yaml': service(address) }, use);

const OUTSIDE = '192.168.20.220';

const audit = async (cwd: string, ...args: readonly string[]): Promise<Run> =>
  netloom(['audit', '.', '--no-helm', ...args], { cwd });

describe('netloom audit', () => {
  it('prints what is wrong at the line of the file, and exits 1', () =>
    inCluster(OUTSIDE, async (cwd) => {
      const { code, stdout, stderr } = await audit(cwd);
      expect(code).toBe(1);
      expect(stdout.split('\n').slice(0, 2)).toEqual([
        `error[pin-outside-pools]: ${MESSAGE}`,
        expect.stringMatching(/^ *--> mqtt\.yaml:7:33$/),
      ]);
      expect(stderr).toMatch(/^read 2 files: 1 network \(.*\), \d+ guesses\n$/);
    }));

  it('exits 0 where nothing is proven wrong', () =>
    inCluster('192.168.20.201', async (cwd) => {
      expect(await audit(cwd)).toMatchObject({ code: 0, stdout: 'no findings\n' });
    }));

  it.each([
    ['json', '"line": 7'],
    ['sarif', '"startLine": 7'],
    ['github', 'mqtt.yaml,line=7,'],
  ])('prints the place as %s', (output, place) =>
    inCluster(OUTSIDE, async (cwd) => {
      const { code, stdout, stderr } = await audit(cwd, '--output', output);
      expect([code, stderr]).toEqual([1, '']);
      expect(stdout).toContain(place);
      expect(stdout).toContain('pin-outside-pools');
    }),
  );

  it('exits 2 without a source, and 3 for a folder that is not there', () =>
    inTempFolder(async (cwd) => {
      expect(await netloom(['audit'], { cwd })).toEqual({
        code: 2,
        stdout: '',
        stderr: 'netloom: name a folder, such as `.`, or a cluster by --context NAME or --kubeconfig FILE\n',
      });
      expect(await netloom(['audit', 'missing'], { cwd })).toEqual({
        code: 3,
        stdout: '',
        stderr: 'netloom: missing does not exist: name a folder or a Git checkout\n',
      });
    }));
});
