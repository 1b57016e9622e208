import { PassThrough } from 'node:stream';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver/node';
import { serve, type ServeOptions } from '../../src/index.ts';
import { CAPABILITIES, Editor } from '../../src/testing/index.ts';

/** An editor and a server in this process, over streams as those of a process. */
export interface Client {
  readonly editor: Editor;
  readonly initialized: InitializeResult;
  /** The exit code of the server. */
  readonly ended: Promise<number>;
  readonly toServer: PassThrough;
}

export async function startClient(
  capabilities: ClientCapabilities = CAPABILITIES,
  options: Partial<ServeOptions> = {},
): Promise<Client> {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const ended = serve({
    input: toServer,
    output: fromServer,
    version: '1.2.3',
    today: () => '2026-01-01',
    ...options,
  });
  const started = await Editor.start({
    toServer,
    fromServer,
    capabilities,
    processId: process.pid,
  });
  return { ...started, ended, toServer };
}
