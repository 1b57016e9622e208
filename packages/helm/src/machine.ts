/** What this package needs to know of the process it runs in; Node's own `process` is one. */
export interface Machine {
  readonly env: Environment;
  readonly platform: string;
  readonly arch: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
