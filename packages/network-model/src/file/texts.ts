import * as z from 'zod';
import { Hostname } from '../names.ts';
import { hasEntries, isNoWildcard, isShortDomain } from './conditions.ts';

/** A host name without a wildcard. */
export const PlainHostname = Hostname.refine(isNoWildcard, {
  error: ({ input }) => `"${String(input)}" is a wildcard, which is not allowed here`,
});

/** A domain whose wildcard is a host name, too. */
export const Domain = PlainHostname.refine(isShortDomain, {
  error: 'a domain has at most 251 characters here, so that its wildcard has 253',
});

/** One line of text for people; printable, so that it can break out of no format it is copied into. */
export const Line = z
  .string()
  .max(256)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u, 'a line of text has no line break and no control character');

/** A zone or VNet of Proxmox: it becomes part of an interface's name. */
export const SdnId = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]{1,7}$/, 'Proxmox takes 2 to 8 letters and digits here, a letter first');

/** What Proxmox keeps of a VNet's alias; other characters, and spaces at its ends, vanish when it is read back. */
export const Alias = z
  .string()
  .max(256)
  .regex(
    /^[\w()*+,\-./:;<=>?@[\\\]^]([\w ()*+,\-./:;<=>?@[\\\]^]*[\w()*+,\-./:;<=>?@[\\\]^])?$/,
    'Proxmox keeps letters, digits, ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ and spaces between them here',
  );

/** A network interface of Linux. */
export const InterfaceName = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/, 'an interface has 1 to 15 letters, digits, _ . and -');

/** The hardware address of an interface. */
export const MacAddress = z
  .string()
  .regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'a MAC address is written 52:54:00:12:34:56');

const LABEL_NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const LABEL_KEY = new RegExp(`^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${LABEL_NAME}$`);

/** Labels of Kubernetes objects, at least one. */
export const Labels = z
  .record(
    z.string().regex(LABEL_KEY, 'a label is written NAME or PREFIX/NAME'),
    z
      .string()
      .regex(new RegExp(`^(${LABEL_NAME})?$`), 'a label value has at most 63 letters, digits, - _ and .'),
  )
  .refine(hasEntries, 'it needs at least one label: no label selects every pod');

/** A tag of Tailscale. */
export const Tag = z.string().regex(/^tag:[a-zA-Z][a-zA-Z0-9-]*$/, 'a tag is written tag:NAME');

/** A key of a Secret. */
export const SecretKey = z.string().regex(/^[-._a-zA-Z0-9]{1,253}$/, 'a key has letters, digits, - _ and .');

/** `namespace/name` of a Service. */
export const ServiceReference = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'a Service is written NAMESPACE/NAME',
  );

/** As cloudflared compares it with the path of a request. */
export const TunnelPath = z
  .string()
  .regex(/^[/^][\x21-\x7e]*$/, 'a path begins with /, or with ^/, and has no space')
  .max(256);
