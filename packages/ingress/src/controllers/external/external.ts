import type { Controller } from '../controller.ts';

/** Nothing but an address: what answers there is configured elsewhere. */
export const external: Controller = {
  toValues: () => ({}),
  kindOf: () => null,
  precedence: 'specification',
};
