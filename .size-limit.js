// What a customer's browser loads, in bytes as a CDN sends them (brotli 11). 1 kB is 1000 bytes.

import { readdirSync } from 'node:fs';

const entry = 'kyc-enrolment.js';
const chunks = readdirSync('dist/cdn').filter((file) => file.endsWith('.js') && file !== entry);

/**
 * What is larger than most, and why it may be: DOMPurify, for browsers without a sanitiser of their own; our
 * own camera and what looks at its picture, for who asks for it; every screen but the first; a hand-off, with
 * what draws its code.
 */
const limits = {
  'own-camera': '12.1 kB',
  'watch-picture': '6.2 kB',
  purify: '11 kB',
  views: '7 kB',
};

export default [
  { name: 'The script: the inline flow in English', path: `dist/cdn/${entry}`, limit: '14 kB' },
  ...chunks.map((file) => ({
    name: `On demand: ${file.replace(/\..*/, '')}`,
    path: `dist/cdn/${file}`,
    limit: limits[file.replace(/\..*/, '')] ?? '4 kB',
  })),
];
