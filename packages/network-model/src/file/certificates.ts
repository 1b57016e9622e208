import * as z from 'zod';

/** SHA-256 of one certificate, as `pvenode cert info` and openssl print it. */
export const Fingerprint = z
  .string()
  .regex(
    /^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$/,
    'a SHA-256 fingerprint is 32 pairs of hex digits between colons, as `pvenode cert info` prints it',
  );

/** Certificates as PEM: the public part of a CA, never a key. */
export const Certificates = z
  .string()
  .max(65536)
  .regex(
    /^(-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]+\n)+-----END CERTIFICATE-----\n?)+$/,
    'a CA is written as PEM, as a block of text: -----BEGIN CERTIFICATE-----, lines of base64, -----END CERTIFICATE-----',
  );
