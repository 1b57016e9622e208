export { renderNetworkPage } from './network-page.ts';
