import type { CheckSubject, ResolverName } from '@netloom/doctor';
import { InvalidArgumentError } from 'commander';
import type { ClusterOptions } from '../../options/cluster-options.ts';

export type NamedResolvers = Partial<Readonly<Record<ResolverName, string>>>;

export interface DoctorOptions extends ClusterOptions {
  readonly only?: readonly CheckSubject[];
  readonly resolver: NamedResolvers;
  readonly probe?: true;
  readonly inCluster?: true;
  readonly yes?: true;
  readonly proxmoxTokenFile?: string;
  readonly proxmoxTokenEnv?: string;
  readonly proxmoxHost?: string;
  readonly proxmoxFingerprint?: string;
  readonly proxmoxCa?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly output: 'human' | 'json';
}

const NAMES: readonly ResolverName[] = ['public', 'lan', 'cluster'];

/** `lan=192.168.7.1` or `cluster=10.43.0.10:53`, once for each resolver. */
export function collectResolver(text: string, sofar: NamedResolvers): NamedResolvers {
  const [, name, server] = /^([a-z]+)=([0-9a-fA-F.:[\]]+)$/.exec(text) ?? [];
  const known = NAMES.find((one) => one === name);
  if (known === undefined || server === undefined) {
    throw new InvalidArgumentError(
      `It must be one of ${NAMES.join(', ')} and an address, such as lan=192.168.7.1.`,
    );
  }
  return { ...sofar, [known]: server };
}
