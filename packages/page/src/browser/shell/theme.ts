import { h } from '../dom/element.ts';

const KEY = 'netloom-theme';

type Theme = 'light' | 'dark';

/** A button that switches between light and dark. Until then the page looks as the system does. */
export function themeButton(): HTMLButtonElement {
  const root = document.documentElement;
  const stored = read();
  if (stored !== null) root.dataset.theme = stored;
  const button = h('button', {
    type: 'button',
    class: 'theme',
    on: {
      click: () => {
        const next = opposite(current());
        root.dataset.theme = next;
        write(next);
        show();
      },
    },
  });
  const show = (): void => {
    const next = opposite(current());
    button.textContent = next === 'dark' ? 'Dark' : 'Light';
    button.setAttribute('aria-label', `${button.textContent}: use the ${next} theme`);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  show();
  return button;
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function opposite(theme: Theme): Theme {
  return theme === 'dark' ? 'light' : 'dark';
}

/** Some browsers give a page from disk no storage: the choice then ends with the page. */
function read(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null;
  }
}

function write(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // nothing depends on it
  }
}
