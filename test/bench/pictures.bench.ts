// Twenty pictures of ten megabytes at once: all of them arrive, and the memory stays bounded and comes back.

import { sendPictures } from '../server/hostile/pictures.js';
import { gate, megabytes } from './report.js';

const { statuses, received, before, peak, after, seconds } = await sendPictures({
  count: 20,
  bytes: 9_999_999,
});
console.log(
  `${String(statuses.length)} pictures in ${seconds.toFixed(1)} s, ${megabytes(received)} at the provider`,
);
console.log(
  `of the system ${megabytes(before.rss)} before, ${megabytes(peak)} at most, ` +
    `${megabytes(after.rss)} after; held ${megabytes(before.held)} before, ` +
    `${megabytes(after.held)} after`,
);
gate('every picture was taken', statuses.every((status) => status === 200) && received > 20 * 13_000_000);
gate(`${megabytes(peak - before.rss)} more at most, below 200 MB`, peak - before.rss < 200_000_000);
gate('what is held is back within a fifth', after.held < before.held * 1.2);
