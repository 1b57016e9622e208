/** How to continue after a failed apply. */
export const RUN_AGAIN = 'Run `netloom proxmox apply` again';
