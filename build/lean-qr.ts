// lean-qr without what this element has no use for, in the CDN build alone. Its codes are the same.

import type { Plugin } from 'vite';
import { cutFrom, type Cut } from './cuts.ts';

const nano = '/lean-qr/nano.mjs';

/** Of four levels the first, for each size: by how much one part of the code corrects the other. */
const leastCorrection = "*-2$$%%%%'''''))))*++,,-///01234566789;<";

const unusedParts: readonly Cut[] = [
  {
    unused: 'Drawing on a canvas: the element draws a path.',
    cuts: [[nano, /,u\(o,\{on:.*?putImageData\(e,0,0\)\}/, '']],
  },
  {
    unused: 'Squares beside the code, and an error of its own for a text that fits into none.',
    cuts: [
      [nano, 'o>=0&&o<t&&!!(1&r[e*t+o])', '1&r[e*t+o]'],
      [nano, 'n=t=>{const o=new Error(`lean-qr error ${t}`);throw o.code=t,o},', ''],
      [nano, '}n(4)}', '}}'],
    ],
  },
  {
    unused: 'What was made for another link: there is one.',
    cuts: [
      [nano, 'h=[],', ''],
      [nano, 'let n=h[e];n||(h[e]=n=f(4*e+17),z(n,e),n.p=g(n));', 'const n=f(4*e+17);z(n,e),n.p=g(n);'],
    ],
  },
  {
    unused: 'What may be asked for: the element has a text, and takes the smallest code.',
    cuts: [
      [
        nano,
        '(t=n(1),{minCorrectionLevel:r=0,minVersion:l=1}={})=>{"string"!=typeof t&&n(5),t=',
        't=>{const r=0,l=1;t=',
      ],
    ],
  },
  {
    unused: 'Three of four levels of correction: the least is for what a screen shows.',
    cuts: [
      [nano, 't=[.2,3/8,5/9,2/3],', ''],
      [nano, '(o,r)=>e=>{const n=4*o+e-4,', '(o,r)=>{const n=o-1,'],
      [nano, /(?<=f=)"\*-04.*?Tgt"/, JSON.stringify(leastCorrection)],
      [nano, 's=n>8?', 's=n>2?'],
      [nano, 'i=n>8?l*t[e]+', 'i=n>2?l*.2+'],
      [nano, 'o(e,n.p.length>>3)(r)', 'o(e,n.p.length>>3)'],
    ],
  },
];

/** The code of a file; that of lean-qr without these parts. */
export const leanQrCode = (code: string, id: string): string => cutFrom(code, id, unusedParts);

export const leanQr = (): Plugin => ({
  name: 'lean-qr',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform: leanQrCode,
});
