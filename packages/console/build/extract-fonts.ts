import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const FONT = /url\((["']?)data:(?:application|font)\/(?:x-)?(?:font-)?(woff2?)[^,]*;base64,([A-Za-z0-9+/=]+)\1\)/g;

/**
 * Writes the fonts that style sheets carry as `data:` URLs into files of their own: the content policy then allows no `data:`
 * fonts, and a browser that has the font does not load it again with each change of the styles.
 */
export function extractFonts(): Plugin {
  return {
    name: 'countersign-extract-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith('.css') || this.environment.mode !== 'build') return undefined;
      return code.replace(FONT, (_, _quote: string, extension: string, base64: string) => {
        const source = Buffer.from(base64, 'base64');
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 10);
        const fileName = `assets/font-${hash}.${extension}`;
        this.emitFile({ type: 'asset', fileName, source });
        return `url("/console/${fileName}")`;
      });
    },
  };
}
