/** What the server says to one call; `reason` is the reason phrase of the status line. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
}

export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** A refusal in the words of Proxmox. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: Readonly<Record<string, string>> | null;

  constructor(status: number, message: string, errors: Readonly<Record<string, string>> | null = null) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

/** The values of single parameters are wrong. */
export function invalid(errors: Readonly<Record<string, string>>): Refusal {
  return new Refusal(400, 'Parameter verification failed.\n', errors);
}

/** Everything that Proxmox finds out only while it works is a 500, whatever the text says. */
export function failed(message: string): Refusal {
  return new Refusal(500, message);
}

/** The same, where an operation passes on the refusal of a single parameter. */
export function failedParameter(name: string, message: string): Refusal {
  return failed(`400 Parameter verification failed.\n${name}: ${message}\n`);
}

/** Runs `work`; a refusal begins with the name of the operation. */
export function during<T>(operation: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 500) throw error;
    throw failed(`${operation}: ${error.message}`);
  }
}

export function ok(data: unknown): Answer {
  return { status: 200, reason: 'OK', body: JSON.stringify({ data }) };
}

export function refused({ status, message, errors }: Refusal): Answer {
  // the message is the reason phrase, as far as its first line goes
  const reason = message.split('\n', 1)[0] ?? '';
  const body = JSON.stringify({ data: null, message, ...(errors !== null && { errors }) });
  return { status, reason, body };
}

export function single(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === 'string' ? value : value?.at(-1);
}
