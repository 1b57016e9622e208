import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCluster, parseObject } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane, type Crds } from '@netloom/control-plane';
import { findOnPath } from '@netloom/helm';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf } from './support/crds-of.ts';
import { describeUnless } from './support/describe-unless.ts';
import { TerminalSession } from './support/terminal-session.ts';

const noTmux = (await findOnPath('tmux', process.env)) === null ? 'tmux is not on PATH' : null;

/** A pool that holds a node: a finding with two places. */
const REPOSITORY = {
  'node.yaml':
    'apiVersion: v1\nkind: Node\nmetadata: { name: alpha }\nstatus: { addresses: [{ type: InternalIP, address: 192.168.20.205 }] }\n',
  'pool.yaml':
    'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata:\n  name: lan\n  namespace: metallb-system\nspec:\n  addresses:\n    - 192.168.20.200-192.168.20.210\n',
};

describeUnless(noTmux, 'netloom import in a terminal of 80 columns', () => {
  let terminal: TerminalSession;

  beforeEach(async () => {
    terminal = await TerminalSession.open();
  });

  afterEach(() => terminal.close());

  it('says of an empty folder what to do instead, and writes nothing', async () => {
    await terminal.netloom('import . --write network.yaml');
    const lines = await terminal.shown('exit 3');
    expect(lines.join('')).toContain(
      'nothing in . says anything about a network: name another folder, or begin with netloom init',
    );
    expect(await readdir(terminal.folder)).toEqual([]);
  }, 60_000);

  it.each([
    ['', true],
    ['TERM=dumb', false],
  ])(
    'writes the network of a repository, and shows findings at its files: %s',
    async (before, isColored) => {
      for (const [file, text] of Object.entries(REPOSITORY)) {
        await writeFile(join(terminal.folder, file), text);
      }
      await terminal.netloom('import . --write network.yaml', before);
      const lines = await terminal.shown('exit 1');
      expect(lines).toEqual(
        expect.arrayContaining(['wrote network.yaml', ' --> pool.yaml:8:7', ' ::: node.yaml:4:52']),
      );
      const cells = await terminal.tmux('capture-pane', '-p', '-e');
      expect(cells.includes('\u001b[')).toBe(isColored);
      expect(await readFile(join(terminal.folder, 'network.yaml'), 'utf8')).toContain(
        'address: 192.168.20.205\n',
      );
    },
    60_000,
  );
});

const IN_CLUSTER = 'netloom import and init of a cluster, in a terminal of 80 columns';

if (noTmux === null) {
  describeWithCluster(IN_CLUSTER, inCluster);
} else {
  describeUnless(noTmux, IN_CLUSTER, () => {
    inCluster(new Map());
  });
}

function inCluster(crds: Crds): void {
  let plane: ControlPlane;
  let context: string;
  let terminal: TerminalSession;

  beforeAll(async () => {
    plane = await startControlPlane();
    await applyCrds(plane.kubeconfig, crdsOf(crds, 'metallb'));
    const cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: {} });
    ({ context } = cluster);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'metallb-system' } };
    const pool = {
      ...{ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool' },
      metadata: { name: 'lan', namespace: 'metallb-system' },
      spec: { addresses: ['192.168.7.220-192.168.7.223'] },
    };
    for (const object of [namespace, pool]) await cluster.apply(parseObject(object));
    await cluster.close();
    terminal = await TerminalSession.open();
  }, 1_800_000);

  afterAll(async () => {
    await terminal.close();
    await plane.stop();
  });

  it('shows findings at the objects', async () => {
    await terminal.netloom(`import --kubeconfig '${plane.kubeconfig}' --write network.yaml`);
    const lines = await terminal.shown('exit 1');
    expect(lines).toEqual(
      expect.arrayContaining([
        ` --> ${context}: IPAddressPool metallb-system/lan: spec.addresses[0]`,
        ` ::: ${context}: Node ichigo: status.addresses[0].address`,
      ]),
    );
    expect(lines.join('')).toContain(
      'a cluster does not say: the size of the LAN, the router, DHCP, the firewall, Proxmox, intents',
    );
  }, 60_000);

  it('suggests its nodes and its pool', async () => {
    const cluster = `--context '${context}' --kubeconfig '${plane.kubeconfig}' --no-import`;
    await terminal.netloom(`init lab ${cluster} --name home --domain example.com --dhcp '' --proxmox ''`);
    await terminal.asked('192.168.7.0/24');
    await terminal.answer('Which addresses has the home network?', null);
    await terminal.asked('ichigo=192.168.7.223, naruto=192.168.7.224, tanjiro=192.168.7.225');
    await terminal.answer('Which machines run K3s?', null);
    await terminal.answer('Which address has the router?', '');
    await terminal.asked('192.168.7.220-192.168.7.223');
    await terminal.tmux('send-keys', 'C-c');
    await terminal.shown('exit 130');
    expect(await readdir(terminal.folder)).toEqual(['network.yaml']);
  }, 60_000);
}
