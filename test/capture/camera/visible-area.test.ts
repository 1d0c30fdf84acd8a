import { areaUnder } from '../../../src/capture/camera/visible-area.js';

const rounded = (area: object) =>
  Object.fromEntries(Object.entries(area).map(([name, value]) => [name, Math.round(value as number)]));

describe('the part of the picture under a box', () => {
  const video = { x: 10, y: 20, width: 400, height: 300 };

  it('is all that is seen of a picture that is cut at the sides', () => {
    expect(rounded(areaUnder(video, { video, picture: { width: 1280, height: 720 } }))).toEqual({
      x: 160,
      y: 0,
      width: 960,
      height: 720,
    });
  });

  it('is all that is seen of a picture that is cut above and below', () => {
    expect(rounded(areaUnder(video, { video, picture: { width: 720, height: 1280 } }))).toEqual({
      x: 0,
      y: 370,
      width: 720,
      height: 540,
    });
  });

  it('is in the middle for a shape in the middle', () => {
    expect(
      areaUnder({ x: 110, y: 95, width: 200, height: 150 }, { video, picture: { width: 800, height: 600 } }),
    ).toEqual({ x: 200, y: 150, width: 400, height: 300 });
  });

  it('is nothing while there is no picture', () => {
    expect(areaUnder(video, { video, picture: { width: 0, height: 0 } })).toEqual({
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    });
  });
});
