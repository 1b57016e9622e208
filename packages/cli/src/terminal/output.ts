import type { Writable } from 'node:stream';

/** Why a part of the output did not arrive. */
export interface Lost {
  /** `head` stops reading, a terminal is closed: there is no reader left to report to. */
  readonly readerGone: boolean;
  readonly message: string;
}

const READER_GONE = new Set(['EPIPE', 'EIO', 'ENXIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** One stream of the process. After its first failure nothing more is written to it, and the command goes on. */
export class Output {
  readonly #stream: Writable;
  #failure: Error | null = null;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: Error) => {
      this.#failure ??= error;
    });
  }

  write(text: string): void {
    if (this.#failure === null) this.#stream.write(text);
  }

  /** Waits until all is written; null where nothing was lost. */
  async ended(): Promise<Lost | null> {
    if (this.#failure === null) {
      await new Promise<void>((resolve) => {
        this.#stream.write('', (error) => {
          if (error instanceof Error) this.#failure ??= error;
          resolve();
        });
      });
    }
    const failure = this.#failure;
    if (failure === null) return null;
    const code = 'code' in failure ? failure.code : null;
    return {
      readerGone: typeof code === 'string' && READER_GONE.has(code),
      message: failure.message,
    };
  }
}
