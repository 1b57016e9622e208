import type { Readable, Writable } from 'node:stream';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type LogMessageParams,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

/** What editors of today can show. */
export const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export interface EditorOptions {
  /** What the server reads. */
  readonly toServer: Writable;
  /** What the server writes. */
  readonly fromServer: Readable;
  /** Of the editor, which the server may look for. */
  readonly processId?: number;
  /** `CAPABILITIES` unless stated. */
  readonly capabilities?: ClientCapabilities;
}

/** An editor without a screen: a client of the protocol, for tests. */
export class Editor {
  readonly connection: ProtocolConnection;
  /** What the server wrote to its log. */
  readonly logs: LogMessageParams[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor({ toServer, fromServer }: EditorOptions) {
    this.connection = createProtocolConnection(
      new StreamMessageReader(fromServer),
      new StreamMessageWriter(toServer),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const look of this.#waiting) look();
    });
    this.connection.onNotification('window/logMessage', (params: LogMessageParams) => {
      this.logs.push(params);
    });
    this.connection.listen();
  }

  static async start(
    options: EditorOptions,
  ): Promise<{ readonly editor: Editor; readonly initialized: InitializeResult }> {
    const editor = new Editor(options);
    const initialized = await editor.connection.sendRequest<InitializeResult>('initialize', {
      processId: options.processId ?? null,
      rootUri: null,
      capabilities: options.capabilities ?? CAPABILITIES,
    });
    await editor.connection.sendNotification('initialized', {});
    return { editor, initialized };
  }

  async open(uri: string, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  /** Replaces the whole text. */
  async change(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** What was published of a version; waits for it. */
  async diagnostics(uri: string, version: number): Promise<PublishDiagnosticsParams['diagnostics']> {
    const { promise, resolve } = Promise.withResolvers<PublishDiagnosticsParams>();
    const look = (): void => {
      const found = this.published.findLast((one) => one.uri === uri && one.version === version);
      if (found === undefined) return;
      this.#waiting.delete(look);
      resolve(found);
    };
    this.#waiting.add(look);
    look();
    return (await promise).diagnostics;
  }

  /** Asks about a place of a document. */
  async ask<Answer>(method: string, { uri, position, ...more }: Question): Promise<Answer> {
    return this.connection.sendRequest<Answer>(`textDocument/${method}`, {
      textDocument: { uri },
      position,
      ...more,
    });
  }

  /** As the protocol wants it to end. */
  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
  }
}

interface Question {
  readonly uri: string;
  readonly position: Position;
  readonly [more: string]: unknown;
}

/** Where a text begins in another one, which must hold it. */
export function positionOf(part: string, text: string): Position {
  const offset = text.indexOf(part);
  if (offset < 0) throw new Error(`the text does not hold ${JSON.stringify(part)}`);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { line: text.slice(0, start).split('\n').length - 1, character: offset - start };
}
