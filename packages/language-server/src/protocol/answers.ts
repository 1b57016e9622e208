import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type Connection,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { completionsAt } from '../completion/completions.ts';
import type { OpenNetwork } from '../document/open-network.ts';
import type { Snapshot } from '../document/snapshot.ts';
import { codeActions, FIX_ALL, resolveFixAll } from '../features/code-actions.ts';
import { hoverAt } from '../features/hover.ts';
import { definitionsAt, referencesAt } from '../features/locations.ts';
import { renamableAt, renameAt } from '../features/rename.ts';
import { symbolsOf } from '../features/symbols.ts';
import { SchemaNode } from '../schema/schema-node.ts';
import type { ClientFeatures } from './capabilities.ts';
import type { OpenNetworks } from './open-networks.ts';

export interface AnswerContext {
  readonly networks: OpenNetworks;
  readonly today: () => string;
  readonly features: () => ClientFeatures;
}

/** Registers what the server answers about the files that are open. Of a document that is no network file it knows nothing. */
export function answerRequests(connection: Connection, { networks, today, features }: AnswerContext): void {
  let schema: SchemaNode | null = null;
  const readSchema = (): SchemaNode => (schema ??= SchemaNode.ofNetwork());
  const at = <Answer>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    answer: (snapshot: Snapshot, offset: number, network: OpenNetwork) => Answer,
  ): Answer | null => {
    const network = networks.get(uri);
    if (network === null) return null;
    return answer(network.snapshot, network.snapshot.offsetAt(position), network);
  };
  const options = (): ClientFeatures & { today: string; uriOf: (file: string) => string } => ({
    ...features(),
    today: today(),
    uriOf: (file) => networks.uriOf(file),
  });

  connection.onHover((params, token) =>
    at(params, async (snapshot, offset, network) => {
      const result = await network.checked();
      if (token.isCancellationRequested) return cancelled();
      // what was asked about is no longer there
      if (result?.snapshot !== snapshot) return null;
      return hoverAt({ snapshot, result, good: network.good, schema: readSchema() }, offset);
    }),
  );
  connection.onDefinition((params) => at(params, (snapshot, offset) => [...definitionsAt(snapshot, offset)]));
  connection.onReferences((params) =>
    at(params, (snapshot, offset) => [
      ...referencesAt(snapshot, offset, { declarations: params.context.includeDeclaration }),
    ]),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const network = networks.get(uri);
    const tree = network?.tree ?? null;
    return tree === null ? null : [...symbolsOf(tree)];
  });
  connection.onPrepareRename((params) =>
    at(params, (snapshot, offset) => {
      const renamable = renamableAt(snapshot, offset);
      if (!renamable.ok) return refused(renamable.message);
      const { range, placeholder } = renamable;
      return { range, placeholder };
    }),
  );
  connection.onRenameRequest((params) =>
    at(params, (snapshot, offset) => {
      const { newName } = params;
      const { versioned } = features();
      const renamed = renameAt(snapshot, offset, { newName, versioned, schema: readSchema() });
      return renamed.ok ? renamed.edit : refused(renamed.message);
    }),
  );
  connection.onCompletion((params) =>
    at(params, (snapshot, offset, { tree, good }) => ({
      // what fits is decided by the place alone, which the next key may change
      isIncomplete: false,
      items: [...completionsAt({ snapshot, tree, facts: good?.facts ?? null, schema: readSchema() }, offset)],
    })),
  );
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }, token) => {
    const result = await networks.get(uri)?.checked();
    if (token.isCancellationRequested) return cancelled();
    if (result == null) return null;
    const actions = codeActions(result, { range, only }, options());
    if (features().resolvesActions || only?.some((kind) => FIX_ALL.startsWith(kind)) !== true) {
      return [...actions];
    }
    return actions.map((action) =>
      action.kind === FIX_ALL ? resolveFixAll(action, result, options()) : action,
    );
  });
  connection.onCodeActionResolve(async (action) => {
    const { uri, version } = documentOf(action);
    const result = await networks.get(uri)?.checked();
    if (result?.snapshot.version !== version) {
      return new ResponseError(
        LSPErrorCodes.ContentModified,
        'the file has changed since the action was offered',
      );
    }
    return resolveFixAll(action, result, options());
  });
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'the client cancelled the request');
}

/** A reason that editors show, and no failure of the server. */
function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** The document that an action was offered for. */
function documentOf({ data }: CodeAction): { readonly uri: string; readonly version: number } {
  const { uri, version } = isRecord(data) ? data : {};
  if (typeof uri === 'string' && typeof version === 'number') return { uri, version };
  throw new ResponseError(ErrorCodes.InvalidParams, 'the action is not one that netloom has offered');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
