/** Where Debian puts the libraries of a machine: https://wiki.debian.org/Multiarch/Tuples */
export const TRIPLETS: Readonly<Record<string, string>> = {
  arm64: 'aarch64-linux-gnu',
  x64: 'x86_64-linux-gnu',
};
