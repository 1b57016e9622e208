import { announce } from './announce.ts';
import { h } from './element.ts';

/** Copies a text; says so where it worked, and selects nothing. */
export function copyButton(text: string, label = 'Copy'): HTMLButtonElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': `${label} ${text}`,
      on: {
        click: () => {
          void copy(text).then((done) => {
            button.textContent = done ? 'Copied' : 'Select it by hand';
            announce(done ? `copied ${text}` : 'this browser does not let the page copy');
            setTimeout(() => (button.textContent = label), 1_500);
          });
        },
      },
    },
    label,
  );
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
