import type { Image } from '@netloom/chart-kit';

/** The image of `helm test`. */
export const BUSYBOX: Image = {
  name: 'busybox',
  repository: 'library/busybox',
  tag: '1.37.0',
  digest: '',
};
