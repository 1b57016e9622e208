import { Address, Cidr, parseBlock } from '@netloom/addresses';
import type { Draft } from './draft/draft.ts';
import { scalar, textOf, type PlannedScalar } from './planned.ts';
import { hasPlaceholder } from './read-tree.ts';

/** What an address is of, for what is said where it cannot be used. */
export interface AddressUse {
  readonly kind: string;
  readonly name: string;
  readonly draft: Draft;
}

/** The address that a scalar states, without a prefix length. Anything else is noted, and left out. */
export function toAddress(
  stated: PlannedScalar | undefined,
  family: 4 | 6,
  use: AddressUse,
): PlannedScalar | undefined {
  if (stated === undefined) return undefined;
  const read = Address.parse(textOf(stated).replace(/\/\d+$/, ''));
  if (read.ok) {
    return read.value.family === family ? scalar(read.value.toString(), stated.from) : undefined;
  }
  leaveOut(stated, read.message, use);
  return undefined;
}

/** A CIDR or a range in the form of a pool: one address as a CIDR, and a CIDR without host bits, as MetalLB reads it. */
export function toBlock(stated: PlannedScalar, use: AddressUse): PlannedScalar | undefined {
  const text = textOf(stated).replaceAll(/\s/g, '');
  const single = Address.parse(text);
  if (single.ok) return scalar(`${text}/${single.value.family === 4 ? 32 : 128}`, stated.from);
  const read = parseBlock(text);
  if (read.ok) return scalar(text, stated.from);
  const masked = withoutHostBits(text);
  if (masked !== null) return scalar(masked.toString(), stated.from);
  leaveOut(stated, read.message, use);
  return undefined;
}

/** net.ParseCIDR of Go drops host bits, and so do the programs that use it. */
export function withoutHostBits(text: string): Cidr | null {
  const [before = '', length = ''] = text.split('/');
  const address = Address.parse(before);
  if (!address.ok || !/^\d{1,3}$/.test(length)) return null;
  const { family, value } = address.value;
  const width = family === 4 ? 32 : 128;
  const prefix = Number(length);
  if (prefix > width) return null;
  const shift = BigInt(width - prefix);
  return Cidr.of(Address.of(family, (value >> shift) << shift), prefix);
}

/** A CIDR of one family. */
export function toCidr(
  stated: PlannedScalar | undefined,
  family: 4 | 6,
  use: AddressUse,
): PlannedScalar | undefined {
  if (stated === undefined) return undefined;
  const cidr = withoutHostBits(textOf(stated));
  if (cidr !== null) return cidr.family === family ? scalar(cidr.toString(), stated.from) : undefined;
  leaveOut(stated, 'it is not a CIDR', use);
  return undefined;
}

function leaveOut(stated: PlannedScalar, message: string, { kind, name, draft }: AddressUse): void {
  if (stated.from !== undefined) {
    draft.leaveOut({ kind, name, why: whyNot(textOf(stated), message), at: stated.from });
  }
}

function whyNot(text: string, message: string): string {
  if (hasPlaceholder(text)) return 'its address is a secret, or stated nowhere in what was read';
  return /\{[{%]/.test(text) ? 'it is a template with logic, which is not evaluated' : message;
}
