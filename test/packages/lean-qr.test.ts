import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as whole from 'lean-qr/nano';
import { leanQrCode } from '../../build/lean-qr.ts';

const file = fileURLToPath(import.meta.resolve('lean-qr/nano'));
const code = leanQrCode(readFileSync(file, 'utf8'), file);
const lean = (await import(
  /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
)) as typeof whole;

const squaresOf = ({ generate }: typeof whole, text: string): string => {
  const matrix = generate(text);
  const places = Array.from({ length: matrix.size ** 2 }, (_, i) => i);
  return places.map((i) => Number(matrix.get(i % matrix.size, Math.floor(i / matrix.size)))).join('');
};

it('the code that the CDN build draws for a link is the same as lean-qr’s, short or long', () => {
  // up to what a code can hold
  for (const length of [0, 60, 120, 200, 250, 300, 500, 1000, 1500, 2000, 2900]) {
    const link = `https://shop.example/kyc/device#${'aZ09_-'.repeat(500).slice(0, length)}`;
    expect(squaresOf(lean, link), `${length} characters`).toBe(squaresOf(whole, link));
  }
});
