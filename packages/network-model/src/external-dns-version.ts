/** The first chart whose external-dns keeps account of TXT records, and speaks to Pi-hole 6 alone: its external-dns is 0.22. */
export const EXTERNAL_DNS_22 = '1.22.0';

/** Whether a version of the chart external-dns is older than that. */
export function isBeforeExternalDns22(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return Number(major) === 0 || (Number(major) === 1 && Number(minor) < 22);
}
