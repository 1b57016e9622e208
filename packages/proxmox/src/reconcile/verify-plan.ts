import { Refused } from '@netloom/diagnostics/error';
import type { Refusal } from './refusal.ts';

/** Throws the first refusal of a plan that had none when it was shown. */
export function assertNotRefused([refusal]: readonly Refusal<string>[], context: string): void {
  if (refusal !== undefined) throw new Refused(`${context} ${refusal.message} ${refusal.help}`);
}

/** Throws where a plan that was carried out still has something to write; `writes` are printed lines. */
export function assertWritten([write]: readonly string[]): void {
  if (write !== undefined) {
    throw new Refused(`Proxmox stored something else than was sent: ${write.trim()} is still to be done.`);
  }
}
