import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { encode } from 'uqr';
import { qrPng } from './qr-png.ts';

it('a QR code is drawn as a PNG, black on white with a white edge', () => {
  const text = 'otpauth://totp/bob@123456789012?secret=AAAA';
  const bytes = qrPng(text);
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  const modules = encode(text, { ecc: 'M', border: 4 }).data;
  expect([width, height]).toEqual([modules.length * 4, modules.length * 4]);
  const shadeAt = (x: number, y: number) => data[((y * 4 + 2) * width + x * 4 + 2) * 4];
  const drawn = modules.map((row, y) => row.map((_, x) => shadeAt(x, y) === 0));
  expect(drawn).toEqual(modules);
  expect(modules.slice(0, 4).flat()).not.toContain(true);
  expect(modules.flat().filter(Boolean).length).toBeGreaterThan(300);
});
