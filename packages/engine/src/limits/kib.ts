/** Such as `1,186 KiB`. */
export function kib(bytes: number): string {
  return `${Math.ceil(bytes / 1_024).toLocaleString('en-US')} KiB`;
}
