import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Editor, positionOf } from '@netloom/language-server/testing';
import { bundledCommand } from '../../bundle/bundled-command.ts';
import { FIXTURES, netloom } from '../../netloom.ts';

interface Started {
  readonly editor: Editor;
  /** Exit code and signal. */
  readonly ended: Promise<readonly unknown[]>;
  readonly closeInput: () => void;
  readonly stderr: () => string;
}

/** The server of the test that runs, which a failed test would leave behind. */
let running: ChildProcess | null = null;

/** The real command, with an editor at its standard streams. */
async function start(): Promise<Started> {
  const server = spawn(process.execPath, [await bundledCommand(), 'lsp', '--stdio'], { cwd: '/' });
  running = server;
  const ended = once(server, 'close');
  let stderr = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const { editor } = await Editor.start({
    toServer: server.stdin,
    fromServer: server.stdout,
    processId: process.pid,
  });
  return { editor, ended, stderr: () => stderr, closeInput: () => server.stdin.end() };
}

/** A network with that many services, each exposed, and as many hosts. */
function largeNetwork(services: number): string {
  const rows = Array.from({ length: services }, (_, index) => index);
  return `apiVersion: netloom/v1
name: large
domain: example.com
lan:
  cidr: 10.0.0.0/12
  hosts:
${rows.map((index) => `    - { name: host-${index}, address: 10.0.${(index >> 8) + 1}.${index & 255} }`).join('\n')}
cluster: { servicelb: false, nodes: [{ name: one, address: 10.15.0.1 }] }
loadBalancer:
  pools: [{ name: ingress, addresses: [10.15.1.1/32], autoAssign: false }]
  l2Advertisements: [{ name: default, pools: [ingress] }]
ingress: { address: 10.15.1.1, domain: int.example.com }
services:
${rows.map((index) => `  - { name: service-${index}, namespace: apps, port: 80, targetPort: 8080, selector: { app: a${index} }, expose: [{ host: web-${index}.int.example.com, via: ingress }] }`).join('\n')}
policies: { defaultDenyIngress: [apps] }
`;
}

describe('netloom lsp', () => {
  afterEach(() => {
    running?.kill();
    running = null;
  });

  it('says in its help what starts it', async () => {
    const { code, stdout } = await netloom(['lsp', '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('what an editor starts')]);
  });

  it('serves the homelab, and ends with 0 after the editor has shut it down', async () => {
    const { editor, ended, stderr } = await start();
    const path = join(FIXTURES, 'networks/homelab/network.yaml');
    const text = await readFile(path, 'utf8');
    const { href: uri } = pathToFileURL(path);
    await editor.open(uri, text);
    const found = await editor.diagnostics(uri, 1);
    expect(found.map(({ code }) => code)).toEqual(['placeholder-left']);
    const question = { uri, position: positionOf('pve-beta, address', text) };
    expect(
      await editor.ask('references', { ...question, context: { includeDeclaration: true } }),
    ).toHaveLength(2);
    expect(await editor.ask('rename', { ...question, newName: 'pve-two' })).toMatchObject({
      documentChanges: [
        { textDocument: { uri, version: 1 }, edits: [{ newText: 'pve-two' }, { newText: 'pve-two' }] },
      ],
    });
    await editor.stop();
    expect([await ended, stderr(), editor.logs]).toEqual([[0, null], '', []]);
    editor.connection.dispose();
  });

  it('serves 1,000 services: what was superseded while it was checked is never published', async () => {
    const { editor, ended } = await start();
    const uri = 'file:///large/network.yaml';
    const text = largeNetwork(1_000);
    await editor.open(uri, text);
    for (let version = 2; version < 6; version += 1) {
      await editor.change(uri, version, `${text}# ${version}\n`);
    }
    await editor.change(uri, 6, text.replace('10.0.1.7 ', '10.0.1.8 '));
    const found = await editor.diagnostics(uri, 6);
    expect(found.map(({ code }) => code)).toEqual(['hosts-share-address']);
    // by the time that a later version is checked, an earlier one would have been published
    await editor.change(uri, 7, text);
    expect(await editor.diagnostics(uri, 7)).toEqual([]);
    expect([...new Set(editor.published.map(({ version }) => version))]).toEqual([6, 7]);
    const position = positionOf('service-500', text);
    expect(await editor.ask('definition', { uri, position })).toMatchObject([
      { uri, range: { start: position } },
    ]);
    await editor.stop();
    expect(await ended).toEqual([0, null]);
    editor.connection.dispose();
  });

  it('ends with 1 where the editor goes away', async () => {
    const { editor, ended, closeInput } = await start();
    closeInput();
    expect(await ended).toEqual([1, null]);
    editor.connection.dispose();
  });
});
