import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { serve, type ServeOptions } from '../../src/index.ts';

/** A client in this process, over streams as those of a process. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly logs: readonly LogMessageParams[];
  /** Every publication so far. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** The diagnostics of a document, when those of the version have come. */
  readonly diagnostics: (uri: string, version: number) => Promise<PublishDiagnosticsParams>;
  readonly open: (uri: string, text: string) => Promise<void>;
  /** Replaces the whole text. */
  readonly change: (uri: string, version: number, text: string) => Promise<void>;
  /** Shuts down as the protocol asks for; the exit code of the server. */
  readonly stop: () => Promise<number>;
  readonly ended: Promise<number>;
  readonly toServer: PassThrough;
}

export const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export async function startClient(
  capabilities: ClientCapabilities = CAPABILITIES,
  options: Partial<ServeOptions> = {},
): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const ended = serve({
    input: toServer,
    output: toClient,
    version: '1.2.3',
    today: () => '2026-01-01',
    ...options,
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const published: PublishDiagnosticsParams[] = [];
  const logs: LogMessageParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const look of waiting) look();
  });
  connection.onNotification('window/logMessage', (params: LogMessageParams) => {
    logs.push(params);
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    logs,
    published,
    ended,
    toServer,
    diagnostics: async (uri, version) => {
      const { promise, resolve } = Promise.withResolvers<PublishDiagnosticsParams>();
      const look = (): void => {
        const found = published.findLast((one) => one.uri === uri && one.version === version);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      return promise;
    },
    open: async (uri, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
    change: async (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}
