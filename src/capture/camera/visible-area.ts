// Which part of a camera's picture lies under a box on the page. The video fills its box and is cut at two
// sides (`object-fit: cover`).

import type { Area } from '../picture/encode-picture.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * `box` as a rectangle in the picture's own pixels; both boxes in one measure of the page, the picture
 * centred in the first.
 */
export function areaUnder(
  box: Area,
  { video, picture }: { readonly video: Area; readonly picture: Size },
): Area {
  const scale = Math.max(video.width / picture.width, video.height / picture.height);
  if (!Number.isFinite(scale) || scale <= 0) return { x: 0, y: 0, width: 0, height: 0 };
  const left = video.x + (video.width - picture.width * scale) / 2;
  const top = video.y + (video.height - picture.height * scale) / 2;
  return {
    x: (box.x - left) / scale,
    y: (box.y - top) / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}

/**
 * The part of a playing video that an element covers. A shape in the middle covers the same part of a
 * mirrored picture.
 */
export function areaOf(element: Element, video: HTMLVideoElement): Area {
  const picture = { width: video.videoWidth, height: video.videoHeight };
  return areaUnder(element.getBoundingClientRect(), { video: video.getBoundingClientRect(), picture });
}
