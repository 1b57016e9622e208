import type { Argument, Option } from 'commander';

/** What a value names, where it is no choice of a closed set. */
export type ValueKind = 'file' | 'code' | 'subject' | 'endpoint' | 'target' | 'against' | 'chart' | 'free';

/** By what the help calls a value. `free` is what nobody can list: a number, a key, the name of something elsewhere. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  NETWORK: 'file',
  FILE: 'file',
  DIR: 'file',
  FOLDER: 'file',
  SOURCE: 'file',
  PATH: 'file',
  'FILE#/POINTER': 'file',
  CODE: 'code',
  'ADDRESS|HOST|OWNER': 'subject',
  FROM: 'endpoint',
  TARGET: 'target',
  WHAT: 'against',
  CHART: 'chart',
  REPOSITORY: 'free',
  N: 'free',
  NAME: 'free',
  'KIND=COUNT': 'free',
  HEX: 'free',
  KEY: 'free',
  SECONDS: 'free',
  IDENTITY: 'free',
  'NAME=ADDRESS': 'free',
  'NAME=ADDRESS,…': 'free',
  ADDRESS: 'free',
  CIDR: 'free',
  RANGE: 'free',
  'RANGE,…': 'free',
  DOMAIN: 'free',
  ID: 'free',
  URL: 'free',
  'HOST/PATH': 'free',
  SHA256: 'free',
  PID: 'free',
};

/** What the value of an argument or an option names; null where its name is not listed. */
export function valueKind(declared: Argument | Option): ValueKind | null {
  const name = 'flags' in declared ? valueName(declared) : declared.name();
  return KINDS[name] ?? null;
}

/** `FILE` of `--check [FILE...]`. */
function valueName({ flags }: Option): string {
  return /[<[]([^\]>]*?)(?:\.{3})?[\]>]/.exec(flags)?.[1] ?? '';
}
