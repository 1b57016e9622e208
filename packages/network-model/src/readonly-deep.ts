import type { Address, AddressRange, Cidr } from '@netloom/addresses';

type Value = string | number | bigint | boolean | null | undefined | Address | AddressRange | Cidr;

/** T, readonly to its leaves. Other than for chart values, addresses are leaves: taken apart they would lose their arithmetic. */
export type ReadonlyDeep<T> = unknown extends T
  ? T
  : T extends Value
    ? T
    : { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> };
