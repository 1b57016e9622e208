import type { Image } from '@netloom/chart-kit';

/** What `helm test` asks with. */
export const BUSYBOX: Image = {
  name: 'busybox',
  repository: 'library/busybox',
  tag: '1.37.0',
  digest: '',
};
