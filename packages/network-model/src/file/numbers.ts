import * as z from 'zod';

/** Bytes in one packet: at least what IPv4 demands, at most a jumbo frame. */
export const Mtu = z.int().min(576).max(65535);

/** An id of IEEE 802.1Q. */
export const VlanId = z.int().min(1).max(4094);

/** An autonomous system number of BGP. */
export const Asn = z.int().min(1).max(4294967295);

export const Replicas = z.int().min(1).max(100);
