import { createHash } from 'node:crypto';
import type { PageData } from './data/page-data.ts';
import type { PageProgram } from './program.ts';

/** The page as one file. It loads nothing: its policy allows the one script and the one style sheet that it holds. */
export function pageHtml(data: PageData, { script, style }: PageProgram): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="netloom ${escapeHtml(data.netloom)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(data.name)}</title>
<style>${refuseEnd(style, '</style')}</style>
</head>
<body>
<div id="page"><noscript>This page draws the network with a script, which is part of it: allow scripts to see it.</noscript></div>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${refuseEnd(script, '</script')}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** No text of a network ends the element: `<` only stands in strings, where an escape means the same. */
function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** esbuild escapes it in what it prints. */
function refuseEnd(text: string, end: string): string {
  if (text.toLowerCase().includes(end)) throw new Error(`the program of the page contains ${end}`);
  return text;
}
