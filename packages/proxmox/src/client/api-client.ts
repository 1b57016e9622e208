import type * as z from 'zod';
import { Nothing } from './answers.ts';
import { send, type Call, type Connection } from './send.ts';

type Read = Pick<Call<unknown>, 'path' | 'parameters'>;
type Write = Read & { readonly method: 'POST' | 'PUT' | 'DELETE' };

/** A connection, and its two kinds of calls; the signal ends a read, and keeps a write from being sent. */
export abstract class ApiClient {
  protected readonly connection: Connection;
  protected readonly signal: AbortSignal | undefined;

  constructor(connection: Connection, signal: AbortSignal | undefined) {
    this.connection = connection;
    this.signal = signal;
  }

  protected async read<T>(answer: z.ZodType<T>, call: Read): Promise<T> {
    return send(this.connection, { method: 'GET', answer, ...call }, this.signal);
  }

  protected async write(call: Write): Promise<void> {
    await send(this.connection, { answer: Nothing, ...call }, this.signal);
  }
}
