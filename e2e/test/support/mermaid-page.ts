import { ensureNpmFile } from '@netloom/toolchain';
import type { BrowserContext, Page } from 'playwright-core';

/** What the real Mermaid drew. */
export interface Drawing {
  /** The labels, line by line as they are shown. */
  readonly labels: readonly string[];
  readonly edges: number;
  /** Labels that do not fit into their box. */
  readonly overflowing: readonly string[];
}

/** A page that draws diagrams with the real Mermaid, as GitHub does. */
export class MermaidPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async create(context: BrowserContext): Promise<MermaidPage> {
    const page = await context.newPage();
    await page.setContent(
      '<!doctype html><meta charset="utf-8"><body style="font-family: sans-serif"></body>',
    );
    await page.addScriptTag({ path: await ensureNpmFile('mermaid') });
    await page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })");
    return new MermaidPage(page);
  }

  /** Throws where Mermaid refuses the text. */
  async draw(text: string): Promise<Drawing> {
    return await this.#page.evaluate<Drawing>(`(${drawInPage})(${JSON.stringify(text)})`);
  }

  async screenshot(path: string): Promise<void> {
    await this.#page.locator('svg').first().screenshot({ path });
  }
}

/** Runs in the page. */
const drawInPage = `async (text) => {
  const { svg } = await mermaid.render('drawing', text);
  document.body.innerHTML = svg;
  const boxes = [...document.querySelectorAll('foreignObject')];
  const inside = (box) => box.firstElementChild;
  const texts = [...document.querySelectorAll('text.actor, text.messageText, text.noteText')];
  const lines = (element) => (element.innerText ?? element.textContent).trim();
  // in the diagram's own units: a wide one is shown smaller
  const wide = boxes.filter((box) => {
    const shown = inside(box);
    if (shown === null) return false;
    return shown.scrollWidth > Number(box.getAttribute('width')) + 1 || shown.scrollHeight > Number(box.getAttribute('height')) + 1;
  });
  const actors = [...document.querySelectorAll('text.actor')].filter((label) => {
    const rect = label.parentElement.querySelector('rect');
    return rect !== null && label.getBBox().width > rect.getBBox().width;
  });
  return {
    labels: [...boxes.map((box) => lines(inside(box) ?? box)), ...texts.map((label) => lines(label))].filter((label) => label !== ''),
    edges: document.querySelectorAll('.edgePaths path, .messageLine0, .messageLine1').length,
    overflowing: [...wide.map((box) => lines(inside(box) ?? box)), ...actors.map((label) => lines(label))],
  };
}`;
