import * as z from 'zod';
import { HOSTNAME, LONGEST_HOSTNAME, NAME } from './name-patterns.ts';

/** A host name in lower case, RFC 1123, at most 253 characters; `*.` may lead it. */
export const Hostname = z
  .string()
  .max(LONGEST_HOSTNAME)
  .regex(HOSTNAME, 'a host name has lower-case labels of letters, digits and -')
  .brand<'Hostname'>();
export type Hostname = z.output<typeof Hostname>;

/** A name of a Kubernetes object, namespace or host: one RFC 1123 label. */
export const Name = z.string().regex(NAME, 'a name has 1 to 63 lower-case letters, digits and -');
export type Name = z.output<typeof Name>;

/** A TCP or UDP port, 1 to 65535. */
export const Port = z.int().min(1).max(65535);
export type Port = z.output<typeof Port>;
