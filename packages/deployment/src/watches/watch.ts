import { printEndpoint, printTarget, type Intent } from '@netloom/network-model';

/** An intent that another program cannot watch, and why. */
export interface LeftOut {
  readonly intent: Intent;
  readonly why: string;
}

/** `allow from lan to https://example.com: …` */
export function describeLeftOut({ intent, why }: LeftOut): string {
  return `${describeIntent(intent)}: ${why}`;
}

export function describeIntent({ from, to, expect }: Intent): string {
  return `${expect} from ${printEndpoint(from)} to ${printTarget(to)}`;
}

/** Statuses by which a proxy says that nothing is behind it, or that a host has no route: 530 is Cloudflare's. */
export const NOTHING_BEHIND: readonly number[] = [502, 503, 504, 521, 522, 523, 524, 530];

export const NO_PORT = 'no port is stated';
export const SILENT_UDP = 'an open UDP port is as silent as a closed one';
