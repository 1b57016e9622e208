import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  type CompletionList,
  type Hover,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { serve } from '../../src/index.ts';
import { CAPABILITIES, positionOf, type Editor } from '../../src/testing/index.ts';
import { startClient } from '../support/client.ts';
import { NETWORK } from '../support/marked.ts';

const URI = 'file:///nowhere/networks/small/network.yaml';

/** What is wrong with it can be fixed. */
const FIXABLE = NETWORK.replace('firewall:', 'tailnett: { range: 100.0.0.0/8 }\nfirewall:');

async function withEditor(
  use: (editor: Editor) => Promise<void>,
  capabilities: ClientCapabilities = CAPABILITIES,
): Promise<void> {
  const { editor, ended } = await startClient(capabilities);
  try {
    await use(editor);
  } finally {
    await editor.stop();
    expect(await ended).toBe(0);
    editor.connection.dispose();
  }
}

const codes = async (editor: Editor, uri: string, version: number): Promise<unknown> =>
  (await editor.diagnostics(uri, version)).map(({ code }) => code);

describe(serve, () => {
  it('says what it can do', async () => {
    const { initialized, editor, ended } = await startClient();
    expect(initialized.serverInfo).toEqual({ name: 'netloom', version: '1.2.3' });
    expect(initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      renameProvider: { prepareProvider: true },
    });
    await editor.stop();
    expect(await ended).toBe(0);
    editor.connection.dispose();
  });

  it('publishes what is found, with the page about it and related places', async () => {
    await withEditor(async (editor) => {
      await editor.open(URI, NETWORK.replace('address: 192.168.1.20', 'address: 192.168.1.231'));
      const found = await editor.diagnostics(URI, 1);
      expect(found).toMatchObject([
        {
          severity: 1,
          code: 'pool-overlaps-host',
          source: 'netloom',
          codeDescription: { href: expect.stringMatching(/^file:.*\/pool-overlaps-host\.md$/) as unknown },
          range: { start: { line: 16, character: 35 } },
          relatedInformation: [{ location: { uri: URI, range: { start: { line: 7 } } } }],
        },
      ]);
    });
  });

  it('checks the newest of several versions, and only that', async () => {
    await withEditor(async (editor) => {
      await editor.open(URI, NETWORK);
      await editor.diagnostics(URI, 1);
      for (let version = 2; version < 20; version += 1) {
        await editor.change(URI, version, `${NETWORK}x${version}`);
      }
      await editor.change(URI, 20, `${NETWORK}tailnett: {}\n`);
      expect(await codes(editor, URI, 20)).toEqual(['unknown-key']);
      // what was superseded is never published
      expect([...new Set(editor.published.map(({ version }) => version))]).toEqual([1, 20]);
    });
  });

  it('fixes the text that is in the editor', async () => {
    await withEditor(async (editor) => {
      await editor.open(URI, FIXABLE);
      await editor.diagnostics(URI, 1);
      const line = FIXABLE.split('\n').findIndex((text) => text.startsWith('tailnett'));
      const params = {
        textDocument: { uri: URI },
        range: { start: { line, character: 2 }, end: { line, character: 2 } },
        context: { diagnostics: [] },
      };
      const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
      expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
        ['rename it to tailnet', 'quickfix'],
        ['Fix all that netloom can fix', 'source.fixAll.netloom'],
      ]);
      expect(actions[0]?.edit).toEqual({
        documentChanges: [
          {
            textDocument: { uri: URI, version: 1 },
            edits: [
              { range: { start: { line, character: 0 }, end: { line, character: 8 } }, newText: 'tailnet' },
            ],
          },
        ],
      });
      const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', actions[1]);
      // the second fix depends on the first: one edit from the key to the range
      expect(resolved.edit?.documentChanges).toMatchObject([
        {
          edits: [
            {
              range: { start: { line }, end: { line } },
              newText: expect.stringContaining('100.64') as unknown,
            },
          ],
        },
      ]);
    });
  });

  it('gives the edit that fixes all at once to a client that asks for nothing else later', async () => {
    await withEditor(
      async (editor) => {
        await editor.open(URI, FIXABLE);
        const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: URI },
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          context: { diagnostics: [], only: ['source.fixAll'] },
        });
        expect(actions.map(({ kind, edit }) => [kind, Object.keys(edit?.changes ?? {})])).toEqual([
          ['source.fixAll.netloom', [URI]],
        ]);
      },
      { textDocument: {}, workspace: {} },
    );
  });

  it('completes, explains and renames while the file is broken or as soon as it is not', async () => {
    await withEditor(async (editor) => {
      await editor.open(URI, NETWORK);
      await editor.diagnostics(URI, 1);
      await editor.change(URI, 2, NETWORK.replace('pools: [ingress, spare] }', 'pools: [ingress, '));
      const line = NETWORK.split('\n').findIndex((text) => text.includes('pools: [ingress'));
      const textDocument = { uri: URI };
      const position = { line, character: (NETWORK.split('\n')[line] ?? '').indexOf('spare') };
      const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
        textDocument,
        position,
      });
      expect(list.items.map(({ label }) => label)).toEqual(['ingress', 'spare']);
      await expect(
        editor.connection.sendRequest('textDocument/rename', { textDocument, position, newName: 'x' }),
      ).rejects.toThrow('the file is not valid YAML at the moment');
      await editor.change(URI, 3, NETWORK);
      const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument,
        position,
      });
      expect(hover.contents).toMatchObject({
        kind: 'markdown',
        value: expect.stringContaining('192.168.1.231-192.168.1.239') as unknown,
      });
      const edit = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        textDocument,
        position,
        newName: 'rest',
      });
      expect(edit.documentChanges).toMatchObject([
        { textDocument: { version: 3 }, edits: [{ newText: 'rest' }, { newText: 'rest' }] },
      ]);
    });
  });

  it('takes incremental changes with UTF-16 positions and Windows line ends', async () => {
    await withEditor(async (editor) => {
      const text = `# 😀 mine\r\n${NETWORK.replaceAll('\n', '\r\n')}`;
      await editor.open(URI, text);
      await editor.diagnostics(URI, 1);
      await editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [
          {
            range: { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } },
            text: 'é',
          },
          {
            range: { start: { line: 8, character: 38 }, end: { line: 8, character: 40 } },
            text: '231',
          },
        ],
      });
      const found = await editor.diagnostics(URI, 2);
      expect(found.map(({ code, range }) => [code, range.start])).toEqual([
        ['pool-overlaps-host', { line: 17, character: 35 }],
      ]);
    });
  });

  it('keeps several files apart, and forgets one that is closed', async () => {
    await withEditor(async (editor) => {
      const other = 'untitled:Untitled-1';
      await editor.open(URI, NETWORK);
      await editor.open(other, NETWORK.replace('port: 80', 'prt: 80'));
      expect([await codes(editor, URI, 1), await codes(editor, other, 1)]).toEqual([[], ['unknown-key']]);
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
      const hover = await editor.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: other },
        position: { line: 0, character: 1 },
      });
      expect(hover).toBeNull();
      expect(editor.published.at(-1)).toEqual({ uri: other, diagnostics: [] });
    });
  });

  it('leaves other YAML files alone', async () => {
    await withEditor(async (editor) => {
      const uri = 'file:///home/me/network.yaml';
      await editor.open(uri, 'apiVersion: v1\nkind: ConfigMap\n');
      const params = { textDocument: { uri }, position: { line: 1, character: 2 } };
      expect(await editor.connection.sendRequest('textDocument/completion', params)).toBeNull();
      expect(await editor.connection.sendRequest('textDocument/documentSymbol', params)).toBeNull();
      expect(editor.published).toEqual([]);
    });
  });

  it('takes a very long line', async () => {
    await withEditor(async (editor) => {
      await editor.open(
        URI,
        `${NETWORK}waivers: [${'{ code: x, reason: y, until: 2030-01-01 }, '.repeat(5_000)}]\n`,
      );
      const found = await editor.diagnostics(URI, 1);
      expect(found.length).toBeGreaterThan(0);
      const symbols = await editor.connection.sendRequest('textDocument/documentSymbol', {
        textDocument: { uri: URI },
      });
      expect(symbols).toHaveLength(14);
    });
  });

  it('answers a request that is cancelled with the error for that', async () => {
    await withEditor(async (editor) => {
      await editor.open(URI, NETWORK);
      const source = new CancellationTokenSource();
      const answer = editor.connection.sendRequest(
        'textDocument/hover',
        { textDocument: { uri: URI }, position: { line: 5, character: 20 } },
        source.token,
      );
      source.cancel();
      await expect(answer).rejects.toMatchObject({ code: -32800 });
    });
  });

  it('ends with 1 where the client goes away, and where it exits without shutting down', async () => {
    const gone = await startClient();
    gone.toServer.end();
    expect(await gone.ended).toBe(1);
    const rude = await startClient();
    await rude.editor.connection.sendNotification('exit');
    expect(await rude.ended).toBe(1);
    for (const { editor } of [gone, rude]) editor.connection.dispose();
  });

  it('writes a bug of its own to the log of the editor, and goes on', async () => {
    let isBroken = true;
    const today = (): string => {
      if (isBroken) throw new Error('no day today');
      return '2026-01-01';
    };
    const { editor, ended } = await startClient(CAPABILITIES, { today });
    await editor.open(URI, NETWORK);
    expect(await editor.ask('hover', { uri: URI, position: { line: 0, character: 1 } })).toBeNull();
    expect(editor.logs).toEqual([
      {
        type: 1,
        message: expect.stringMatching(/^netloom failed to check .*: Error: no day today\n/) as unknown,
      },
    ]);
    expect(editor.published).toEqual([]);
    isBroken = false;
    await editor.change(URI, 2, NETWORK);
    expect(await editor.diagnostics(URI, 2)).toEqual([]);
    await editor.stop();
    expect(await ended).toBe(0);
    editor.connection.dispose();
  });

  it('ends with 1 where the process of the client is gone, though its streams are open', async () => {
    const asked: number[] = [];
    const isRunning = (processId: number): boolean => {
      asked.push(processId);
      return false;
    };
    const { editor, ended } = await startClient(CAPABILITIES, { isRunning });
    // unlike the process of a server, that of this test has nothing else to wait for
    const alive = setInterval(() => undefined, 1_000);
    expect([await ended, asked]).toEqual([1, [process.pid]]);
    clearInterval(alive);
    editor.connection.dispose();
  });

  it('ends with 1 where the client goes away before it has said anything', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const ended = serve({ input, output, version: '1.2.3', today: () => '2026-01-01' });
    input.end();
    expect(await ended).toBe(1);
  });
});

describe('the homelab', () => {
  it('is explained: who has an address, what a name reaches, what a key is for', async () => {
    await withEditor(async (editor) => {
      const path = new URL('../../../../tools/fixtures/networks/homelab/network.yaml', import.meta.url);
      const text = await readFile(path, 'utf8');
      await editor.open(path.href, text);
      const hover = async (place: string): Promise<unknown> => {
        const question = { uri: path.href, position: positionOf(place, text) };
        return (await editor.ask<Hover | null>('hover', question))?.contents;
      };
      expect(await hover('192.168.7.231-')).toMatchInlineSnapshot(`
        {
          "kind": "markdown",
          "value": "- subnet:lan holds 192.168.7.0-192.168.7.255 (lan, subnet)
        - pool:default-pool holds 192.168.7.231-192.168.7.232 (lan, pool)

        pool "default-pool": 2 free, the next: 192.168.7.231, 192.168.7.232

        network "lan" (192.168.7.0-192.168.7.255): 244 free, the next: 192.168.7.2, 192.168.7.3, 192.168.7.4

        \`addresses\`: CIDRs and ranges; a single address is written \`192.168.7.230/32\`.",
        }
      `);
      expect(await hover('passwords.jigga.xyz')).toMatchInlineSnapshot(`
        {
          "kind": "markdown",
          "value": "**host name** \`passwords.jigga.xyz\`

        - CNAME 00000000-0000-0000-0000-000000000000.cfargotunnel.com
        - every path leads to vaultwarden/vaultwarden via tunnel
        - from internet: allow: a pod of vaultwarden/vaultwarden accepts it on 80/tcp
        - from lan: allow: a pod of vaultwarden/vaultwarden accepts it on 80/tcp
        - from tailnet: allow: a pod of vaultwarden/vaultwarden accepts it on 80/tcp

        \`host\`: The host name; \`*.\` may lead it. With via: loadBalancer it may be left out, and is a record of the address.",
        }
      `);
      expect(await hover('role: server')).toMatchInlineSnapshot(`
        {
          "kind": "markdown",
          "value": "\`role\`: A server runs the control plane, an agent only pods.

        One of \`server\`, \`agent\`.

        Default: \`server\`.",
        }
      `);
      expect(await hover('default-pool')).toMatchInlineSnapshot(`
        {
          "kind": "markdown",
          "value": "**pool** \`default-pool\`

        - 192.168.7.231-192.168.7.232
        - any Service may get an address
        - as far as the file states who has what: 2 free, the next: 192.168.7.231, 192.168.7.232

        \`name\`: Name of the pool: an IPAddressPool, or what the load balancer has.",
        }
      `);
    });
  });
});
