import {
  CodeActionKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { FIX_ALL } from '../features/code-actions.ts';

/** What the server can do, as it answers `initialize`. */
export function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'netloom', version },
    capabilities: {
      // positions are UTF-16 code units, which every client speaks
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      renameProvider: { prepareProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
      completionProvider: { triggerCharacters: [':', ' ', '/', '-', '['] },
    },
  };
}

/** What the client can show, as far as answers differ by it. */
export interface ClientFeatures {
  /** Places beside that of a diagnostic. */
  readonly related: boolean;
  /** Edits of one version of a document. */
  readonly versioned: boolean;
  /** Whether it asks for the edit of an action when that is chosen. */
  readonly resolvesActions: boolean;
}

export function clientFeatures({ capabilities }: Pick<InitializeParams, 'capabilities'>): ClientFeatures {
  const { textDocument, workspace }: ClientCapabilities = capabilities;
  return {
    related: textDocument?.publishDiagnostics?.relatedInformation === true,
    versioned: workspace?.workspaceEdit?.documentChanges === true,
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
  };
}
