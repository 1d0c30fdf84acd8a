// Finds drawn faces by what they consist of: a patch of skin with eyes and a mouth. It measures where and how
// they are. It must never be taken for more: it recognises nobody, and finds a real face only by chance.

import { brightness, crop, findPatches, shrink } from './picture-samples.js';
import type { Box } from './picture-samples.js';
import type { Raster } from './raster.js';

/** A face in a picture. Places and sizes are shares of the picture's width and height. */
export interface FoundFace extends Box {
  /** Whether it is cut off by the picture's edge. */
  readonly isCut: boolean;
  /** Whether both eyes are visible. */
  readonly hasEyes: boolean;
  readonly hasMouth: boolean;
  /** How far the eyes are from the middle of the face, as a share of its width. */
  readonly turn: number;
  /** How far the line through the eyes is from level, in degrees. */
  readonly lean: number;
}

const longest = 240;
/** A smaller patch of skin is no face, or one that is too small to judge. */
const leastShare = 0.0012;
const grid = 64;

/** All faces in the picture, the largest first. */
export function findFaces(picture: Raster): FoundFace[] {
  const fine = shrink(picture, 1600);
  const coarse = shrink(fine, longest);
  const scale = fine.width / coarse.width;
  const skins = findPatches(skinOf(coarse), coarse.width).filter(
    ({ area }) => area >= leastShare * coarse.width * coarse.height,
  );
  return whole(skins)
    .flatMap((patch) => {
      const isCut =
        patch.left <= 0 ||
        patch.top <= 0 ||
        patch.left + patch.width >= coarse.width ||
        patch.top + patch.height >= coarse.height;
      const features = readFeatures(fine, {
        left: patch.left * scale,
        top: patch.top * scale,
        width: patch.width * scale,
        height: patch.height * scale,
      });
      if (!features) return [];
      const shares = {
        left: patch.left / coarse.width,
        top: patch.top / coarse.height,
        width: patch.width / coarse.width,
        height: patch.height / coarse.height,
      };
      return [{ ...shares, ...features, isCut }];
    })
    .toSorted((one, other) => other.width * other.height - one.width * one.height);
}

/** Which pixels have the colour of skin, of any shade. Skin differs by hue more than by brightness. */
function skinOf({ data }: Raster): Uint8Array {
  const isSkin = new Uint8Array(data.length / 4);
  for (let pixel = 0; pixel < isSkin.length; pixel += 1) {
    const [red, green, blue] = [data[pixel * 4] ?? 0, data[pixel * 4 + 1] ?? 0, data[pixel * 4 + 2] ?? 0];
    const ofBlue = -0.1687 * red - 0.3313 * green + 0.5 * blue;
    const ofRed = 0.5 * red - 0.4187 * green - 0.0813 * blue;
    isSkin[pixel] = red > 40 && ofRed >= 8 && ofRed <= 46 && ofBlue <= -6 && ofRed - ofBlue >= 18 ? 1 : 0;
  }
  return isSkin;
}

/** Joins patches that sunglasses have separated. */
function whole(patches: readonly Box[]): readonly Box[] {
  for (const one of patches) {
    const other = patches.find((patch) => patch !== one && isBelow(one, patch));
    if (other)
      return whole([...patches.filter((patch) => patch !== one && patch !== other), around(one, other)]);
  }
  return patches;
}

function around(one: Box, other: Box): Box {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  const right = Math.max(one.left + one.width, other.left + other.width);
  const bottom = Math.max(one.top + one.height, other.top + other.height);
  return { left, top, width: right - left, height: bottom - top };
}

function isBelow(one: Box, other: Box): boolean {
  const shared = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const gap = Math.max(one.top, other.top) - Math.min(one.top + one.height, other.top + other.height);
  return shared >= 0.6 * Math.min(one.width, other.width) && gap < 0.35 * Math.max(one.width, other.width);
}

/**
 * Finds eyes and mouth: dark patches that are not part of the hair. Heights are relative to the width, which
 * a mask does not change.
 */
function readFeatures(
  picture: Raster,
  box: Box,
): Pick<FoundFace, 'hasEyes' | 'hasMouth' | 'turn' | 'lean'> | undefined {
  const height = Math.max(8, Math.round((grid * box.height) / box.width));
  if (height > 3 * grid) return undefined;
  const face = crop(picture, box, { width: grid, height });
  const grey = brightness(face);
  const skin = skinOf(face);
  const ofSkin = grey.filter((_, pixel) => skin[pixel] === 1);
  const usual = ofSkin.reduce((sum, value) => sum + value, 0) / Math.max(1, ofSkin.length);
  const dark = findPatches(
    grey.map((value) => (value < 0.62 * usual ? 1 : 0)),
    grid,
  ).filter(
    (patch) =>
      patch.area >= 4 &&
      patch.left > 0 &&
      patch.top > 0 &&
      patch.left + patch.width < grid &&
      patch.top + patch.height < height,
  );
  const within = (from: number, to: number) =>
    dark
      .filter(({ middleY }) => middleY >= from * grid && middleY < to * grid)
      .toSorted((one, other) => other.area - one.area);

  const [one, other] = within(0.14, 0.62).filter(
    ({ width, height: tall, area }) =>
      area < 0.12 * grid * grid && width < 0.4 * grid && tall < 0.3 * grid && tall > 0.55 * width,
  );
  const hasEyes =
    one !== undefined && other !== undefined && Math.abs(one.middleX - other.middleX) > 0.16 * grid;
  const mouth = within(0.56, 1.12).find(({ width, height: tall }) => width > 0.12 * grid && width > tall);
  if (!hasEyes && !mouth && !one) return undefined;
  const [left, right] = hasEyes ? [one, other].toSorted((a, b) => a.middleX - b.middleX) : [];
  return {
    hasEyes,
    hasMouth: mouth !== undefined,
    turn: left && right ? Math.abs((left.middleX + right.middleX + 1) / 2 - grid / 2) / grid : 0,
    lean:
      left && right
        ? (Math.abs(Math.atan2(right.middleY - left.middleY, right.middleX - left.middleX)) * 180) / Math.PI
        : 0,
  };
}
