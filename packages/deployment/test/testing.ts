export { networkIn, ROOT, smallNetwork } from './networks.ts';
