/** Path in the package → content. */
export type PackageFiles = ReadonlyMap<string, string | Uint8Array>;
