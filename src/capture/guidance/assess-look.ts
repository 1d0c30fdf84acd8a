// One look, from pixels to a hint. Pure: what it remembers is the look before.

import type { Area } from '../picture/encode-picture.js';
import { findCorners } from './corners/find-corners.js';
import type { Corners } from './corners/quadrilateral.js';
import type { GreyPicture } from './grey-picture.js';
import { judge, type Hint, type PictureKind } from './judge.js';
import type { LiveLook } from './live-look.js';
import { measure, measureMotion, measureSharpness } from './measure.js';

export interface Assessment {
  readonly hint: Hint;
  /** Of a document, in pixels of the look's picture; undefined where there is none. */
  readonly corners?: Corners | undefined;
}

export interface LookFacts {
  /** The shape to fit, in pixels of the look's picture. */
  readonly shape: Area;
  /** What the browser's own detector says of a face; undefined where there is none. */
  readonly face?: Hint | undefined;
}

/** Takes one look after the other. */
export function createAssessor(kind: PictureKind): (look: LiveLook, facts: LookFacts) => Assessment {
  let previous: GreyPicture | undefined;
  let present: Hint | undefined;

  return (look, { shape, face }) => {
    const { picture } = look;
    const guide = { width: shape.width / picture.width, aspect: shape.width / shape.height };
    const card = kind === 'document' ? findCorners(picture, guide) : undefined;
    const { left, top, cut } = cutGrey(picture, card?.corners ? boxAround(card.corners) : shape);
    const measures = measure(cut);
    const { x, y } = measures.busiest;
    present = judge(
      {
        ...measures,
        motion: measureMotion(picture, previous),
        sharpness: measureSharpness(look.closer({ x: left + x, y: top + y })),
        placement: card ? card.placement : face,
      },
      kind,
      present,
    );
    previous = picture;
    return { hint: present, corners: card?.corners };
  };
}

/** The upright box around corners. */
export function boxAround(corners: Corners): Area {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What is to be measured, without the table around it. */
function cutGrey({ pixels, width, height }: GreyPicture, box: Area) {
  const left = Math.floor(Math.max(0, Math.min(width - 1, box.x)));
  const top = Math.floor(Math.max(0, Math.min(height - 1, box.y)));
  const right = Math.ceil(Math.min(width, box.x + box.width));
  const bottom = Math.ceil(Math.min(height, box.y + box.height));
  const cut = { width: right - left, height: bottom - top };
  const cutPixels = new Uint8ClampedArray(cut.width * cut.height);
  for (let row = 0; row < cut.height; row++) {
    const from = (top + row) * width + left;
    cutPixels.set(pixels.subarray(from, from + cut.width), row * cut.width);
  }
  return { left, top, cut: { ...cut, pixels: cutPixels } };
}
