import type { Diagnostic } from '@netloom/diagnostics';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from 'vscode-languageserver/node';
import { pathOf } from '../document/file-name.ts';
import { isNetworkFile } from '../document/is-network-file.ts';
import { OpenNetwork } from '../document/open-network.ts';
import { Snapshot } from '../document/snapshot.ts';
import { toLspDiagnostic } from '../features/diagnostics.ts';

export interface OpenNetworksOptions {
  readonly connection: Pick<Connection, 'sendDiagnostics' | 'console'>;
  readonly today: () => string;
  /** Whether the client shows related places. */
  readonly related: () => boolean;
}

/** The network files that are open in the editor, by their URI; other texts are left alone. */
export class OpenNetworks {
  readonly #networks = new Map<string, OpenNetwork>();
  readonly #options: OpenNetworksOptions;

  constructor(options: OpenNetworksOptions) {
    this.#options = options;
  }

  get(uri: string): OpenNetwork | null {
    return this.#networks.get(uri) ?? null;
  }

  /** A document that was opened or has changed. */
  change(document: TextDocument): void {
    const { uri, languageId, version } = document;
    const written = { uri, languageId, version, text: document.getText() };
    if (!isNetworkFile(written)) {
      this.close(uri);
      return;
    }
    const snapshot = new Snapshot(written, pathOf(uri) ?? uri);
    const known = this.#networks.get(uri);
    if (known !== undefined) {
      known.update(snapshot);
      return;
    }
    const network = new OpenNetwork(snapshot, {
      today: this.#options.today,
      onMistakes: (read, mistakes) => {
        this.#publish(read, mistakes);
      },
      onChecked: ({ snapshot: read, checked }) => {
        this.#publish(read, checked.diagnostics);
      },
      onFailure: (error) => {
        this.#options.connection.console.error(
          `netloom failed to check ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      },
    });
    this.#networks.set(uri, network);
  }

  /** Its diagnostics go with it. */
  close(uri: string): void {
    const network = this.#networks.get(uri);
    if (network === undefined) return;
    network.close();
    this.#networks.delete(uri);
    void this.#options.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  closeAll(): void {
    for (const network of this.#networks.values()) network.close();
    this.#networks.clear();
  }

  /** The URI of a file by its name in diagnostics. */
  uriOf(file: string): string {
    for (const [uri, { snapshot }] of this.#networks) if (snapshot.source.file === file) return uri;
    return file;
  }

  #publish({ uri, version }: Snapshot, found: readonly Diagnostic[]): void {
    const options = { related: this.#options.related(), uriOf: (file: string) => this.uriOf(file) };
    void this.#options.connection.sendDiagnostics({
      uri,
      version,
      diagnostics: found.map((one) => toLspDiagnostic(one, options)),
    });
  }
}
