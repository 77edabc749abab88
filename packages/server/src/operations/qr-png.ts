import { PNG } from 'pngjs';
import { encode } from 'uqr';

/** How many pixels a module of the code is wide. */
const SCALE = 4;
/** SOURCE: ISO/IEC 18004: four modules around a code stay white. */
const QUIET = 4;

/** Draws a text as a QR code. @returns a PNG in shades of grey, some 200 pixels wide. */
export function qrPng(text: string): Uint8Array {
  const { data: modules, size } = encode(text, { ecc: 'M', border: QUIET });
  const width = size * SCALE;
  const png = new PNG({ width, height: width });
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const shade = modules[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)] === true ? 0 : 255;
      png.data.set([shade, shade, shade, 255], (y * width + x) * 4);
    }
  }
  return new Uint8Array(PNG.sync.write(png, { colorType: 0 }));
}
