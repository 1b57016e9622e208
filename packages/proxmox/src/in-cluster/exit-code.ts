/** How a job ends; the same numbers as the command's. */
export const EXIT = {
  /** Every host runs what the network says. */
  inSync: 0,
  /** Proxmox differs from the network, or an apply failed. */
  drift: 1,
  usage: 2,
  /** Nobody could tell: a host, the API server or the token is not as it must be. */
  unknown: 4,
  /** The plan is refused: a person has to decide. */
  refused: 5,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
