// What a customer's browser loads, in bytes as a CDN sends them (brotli 11). 1 kB is 1000 bytes.

import { readdirSync } from 'node:fs';

const entry = 'kyc-enrolment.js';
const chunks = readdirSync('dist/cdn').filter((file) => file.endsWith('.js') && file !== entry);
const nameOf = (file) => file.replace(/\..*/, '');

/** What is loaded together: our own camera with what looks at its picture, and then what takes it. */
const camera = ['own-camera', 'watch-picture'];
const cameraAndShutter = [...camera, 'take-picture', 'encode-picture'];
/** Going on on a phone, and the code that it begins with. */
const handOff = ['hand-off', 'qr-code'];
const summed = [...cameraAndShutter, ...handOff];

/**
 * What is larger than most, and why it may be: DOMPurify, for browsers without a sanitiser of their own; every
 * screen but the first; what a developer reads of a mistake.
 */
const limits = { purify: '11 kB', views: '7 kB', advice: '4.5 kB' };

export default [
  { name: 'The script: the inline flow in English', path: `dist/cdn/${entry}`, limit: '12.4 kB' },
  { name: 'Our own camera, in English', path: pathsOf(camera), limit: '17 kB' },
  { name: 'Our own camera with its shutter', path: pathsOf(cameraAndShutter), limit: '18.4 kB' },
  { name: 'Going on on a phone, with its code, in English', path: pathsOf(handOff), limit: '5 kB' },
  ...chunks
    .filter((file) => !summed.includes(nameOf(file)))
    .map((file) => ({
      name: `On demand: ${nameOf(file)}`,
      path: `dist/cdn/${file}`,
      limit: limits[nameOf(file)] ?? '4 kB',
    })),
];

/** A part that has another name is not left out of the sum unnoticed. */
function pathsOf(names) {
  return names.map((name) => {
    const file = chunks.find((chunk) => nameOf(chunk) === name);
    if (!file) throw new Error(`dist/cdn has no ${name}: .size-limit.js does not count it any more.`);
    return `dist/cdn/${file}`;
  });
}
