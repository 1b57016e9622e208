import type { Readable, Writable } from 'node:stream';
import { createConnection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocuments,
} from 'vscode-languageserver/node';
import { answerRequests } from './protocol/answers.ts';
import { clientFeatures, initializeResult, type ClientFeatures } from './protocol/capabilities.ts';
import { OpenNetworks } from './protocol/open-networks.ts';

export interface ServeOptions {
  /** What the client writes. */
  readonly input: Readable;
  /** What the client reads: the protocol, and nothing else. */
  readonly output: Writable;
  /** Of netloom. */
  readonly version: string;
  /** YYYY-MM-DD, as waivers count. */
  readonly today: () => string;
  /** Whether a process is there: a server ends with the editor that started it, even where its input stays open. */
  readonly isRunning?: (processId: number) => boolean;
}

/** How often the editor is looked for. */
const WATCH_MS = 3_000;

const NOTHING: ClientFeatures = { related: false, versioned: false, resolvesActions: false };

/**
 * Speaks the Language Server Protocol 3.17 with a client, to the end. The result is the exit code that the protocol asks
 * for: 0 after `shutdown`, 1 where `exit` came without it or the client went away.
 */
export async function serve({ input, output, version, today, isRunning }: ServeOptions): Promise<0 | 1> {
  let features = NOTHING;
  const timers: ReturnType<typeof setInterval>[] = [];
  const { promise, resolve } = Promise.withResolvers<0 | 1>();
  const ending = {
    shutdownReceived: false,
    initialize: ({ processId }: { readonly processId: number | null }): void => {
      if (processId === null || isRunning === undefined) return;
      const look = (): void => {
        if (!isRunning(processId)) end();
      };
      timers.push(setInterval(look, WATCH_MS).unref());
    },
    exit: (code: number): void => {
      resolve(code === 0 ? 0 : 1);
    },
  };
  const end = (): void => {
    resolve(ending.shutdownReceived ? 0 : 1);
  };
  const reader = new StreamMessageReader(input);
  const writer = new StreamMessageWriter(output);
  reader.onClose(end);
  // the client went away while it was written to
  writer.onError(end);
  writer.onClose(end);
  const connection = createConnection((logger) => createProtocolConnection(reader, writer, logger), ending);
  const networks = new OpenNetworks({ connection, today, related: () => features.related });
  const documents = new TextDocuments(TextDocument);
  documents.onDidChangeContent(({ document }) => {
    networks.change(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    networks.close(uri);
  });
  connection.onInitialize((params) => {
    features = clientFeatures(params);
    return initializeResult(version);
  });
  answerRequests(connection, { networks, today, features: () => features });
  documents.listen(connection);
  connection.listen();
  const code = await promise;
  for (const timer of timers) clearInterval(timer);
  networks.closeAll();
  connection.dispose();
  return code;
}
