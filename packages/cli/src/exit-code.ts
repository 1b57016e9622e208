/** What the exit of a command means. */
export const EXIT = {
  ok: 0,
  /** Findings, or a difference. */
  findings: 1,
  usage: 2,
  /** The input could not be read. */
  unreadable: 3,
  /** Something around netloom is missing, too old or full. */
  environment: 4,
  /** Refused as unsafe. */
  refused: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
