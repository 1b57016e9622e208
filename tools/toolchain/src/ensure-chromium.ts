import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { ensureDebianPackage } from './ensure-debian-package.ts';
import { fromProcess, type ToolOptions } from './tool-options.ts';
import { TRIPLETS } from './triplets.ts';

export interface Chromium {
  readonly path: string;
  /** What it needs to run from where it was unpacked. */
  readonly env: Readonly<Record<string, string>>;
}

/** Chromium: the one on PATH, else Debian's, unpacked in the user cache with the libraries that the machine lacks. Throws DebianMissing. */
export async function ensureChromium(options: ToolOptions = fromProcess): Promise<Chromium> {
  const installed = await findOnPath('chromium', options.env);
  if (installed !== null) return { path: installed, env: {} };
  const program = 'usr/lib/chromium/chromium';
  const folder = await ensureDebianPackage('chromium', { program, dependencies: true, options });
  const libraries = join(folder, `usr/lib/${TRIPLETS[process.arch] ?? process.arch}`);
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, fontsConfig(folder));
  return {
    path: join(folder, program),
    env: {
      LD_LIBRARY_PATH: [libraries, join(libraries, 'pulseaudio')].join(delimiter),
      FONTCONFIG_FILE: fonts,
    },
  };
}

/** The machine's fonts, and those that were unpacked; a page that asks for the system's own gets one without serifs. */
function fontsConfig(folder: string): string {
  const folders = ['/usr/share/fonts', join(folder, 'usr/share/fonts')].map((path) => `<dir>${path}</dir>`);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>${folders.join('')}<cachedir>${join(folder, 'fonts-cache')}</cachedir>
<match target="pattern"><edit name="family" mode="append" binding="weak"><string>DejaVu Sans</string></edit></match>
</fontconfig>
`;
}
