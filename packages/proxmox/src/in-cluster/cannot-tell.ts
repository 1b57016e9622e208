/** Whether Proxmox differs is not known; the message says why, and what to do. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
}
