// What must not take itself: what is no document, and documents that are not held as they should be.

import * as ground from './grounds.js';
import * as other from './look-alikes.js';
import { held, sceneKindOf, on, PASSPORT, streams, type SceneKind } from './scene-kind.js';
import { layers, posed } from './surface.js';
import * as thing from './things.js';

const wrong = sceneKindOf('stays');
const passport = sceneKindOf('stays', PASSPORT);
const either = sceneKindOf('either');
const eitherPassport = sceneKindOf('either', PASSPORT);

export const wrongScenes: readonly SceneKind[] = [
  wrong('an empty table', (c) => ({ surface: ground.table(c(80, 230)) })),
  wrong('wood', (c) => ({ surface: posed(ground.wood(c(90, 150)), { angle: c(-20, 20) }) })),
  wrong('planks', (c) => ({ surface: posed(ground.planks(c(90, 150)), { angle: c(-5, 5), y: c(0, 45) }) })),
  wrong('a checked cloth', (c) => ({ surface: posed(ground.checkedCloth(130, c(20, 60)), { x: c(0, 14) }) })),
  wrong('a carpet', (c) => ({ surface: ground.carpet(c(90, 160)) })),
  wrong('a keyboard', (c) => ({
    surface: posed(other.keyboard(c(40, 200), c(15, 230)), {
      x: c(0, 19),
      y: c(0, 19),
      angle: c(-6, 6),
      scale: c(0.7, 1.6),
    }),
  })),
  wrong('a book shelf', (c) => ({
    surface: posed(other.bookShelf(c(0, 1)), { angle: c(-3, 3), scale: c(0.6, 1.3) }),
  })),
  wrong('a sheet of paper, upright', (c) => ({
    surface: on(ground.table(c(70, 120)), other.sheet(210, 297), held(c, { scale: c(0.25, 0.33) })),
  })),
  wrong('a sheet of paper, sideways', (c) => ({
    surface: on(ground.table(c(70, 120)), other.sheet(297, 210), held(c, { scale: c(0.26, 0.3) })),
  })),
  wrong('a printed page from near', (c) => ({
    surface: posed(other.sheet(400, 500), { x: c(-30, 30), angle: c(-4, 4) }),
  })),
  wrong('an envelope', (c) => ({
    surface: on(ground.wood(c(90, 120)), other.sheet(220, 110), held(c, { scale: c(0.36, 0.4) })),
  })),
  wrong('a wide screen', (c) => ({
    surface: on(ground.table(c(90, 150)), other.screen(640, 360), held(c, { scale: c(0.12, 0.14) })),
  })),
  wrong('an old screen', (c) => ({
    surface: on(ground.table(c(90, 150)), other.screen(400, 300), held(c, { scale: c(0.18, 0.21) })),
  })),
  wrong('a telephone', (c) => ({
    surface: on(ground.table(c(110, 180)), other.telephone(c(20, 120)), held(c, { scale: c(0.5, 0.6) })),
  })),
  wrong('tiles', (c) => ({ surface: posed(ground.tiles(c(30, 60)), { x: c(0, 60), angle: c(-4, 4) }) })),
  wrong('bricks', (c) => ({
    surface: posed(posed(ground.bricks, { scale: c(0.6, 1.2) }), { x: c(0, 80), y: c(0, 28) }),
  })),
  wrong('blinds', (c) => ({ surface: posed(other.blinds, { y: c(0, 25), angle: c(-3, 3) }) })),
  wrong('a window', (c) => ({
    surface: posed(other.windowPanes, { x: c(0, 110), y: c(0, 78), scale: c(0.7, 1.3) }),
  })),
  wrong('a face', (c) => ({
    surface: on(ground.table(c(120, 200)), other.head(c(90, 200)), { x: c(-6, 6) }),
  })),
  wrong('a hand', (c) => ({
    surface: on(ground.table(c(60, 110)), other.palm(c(150, 200)), { x: c(-6, 6) }),
  })),
  wrong('a card too near', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.28, 1.5) })),
  })),
  wrong('a card too near for an upright camera', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.25, 1.5) })),
    video: streams.upright,
  })),
  wrong('a card too far', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.42, 0.66) })),
  })),
  wrong('a card half out', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { x: c(35, 55) })),
  })),
  wrong('a card half out below', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { y: c(26, 40) })),
  })),
  wrong('a card beside the middle', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { x: c(17, 20), scale: 0.76 })),
  })),
  wrong('a card turned by a third', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { angle: c(14, 26), scale: 0.8 })),
  })),
  wrong('a card held aslant', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { slantX: c(0.4, 0.6) })),
  })),
  wrong('a card turned by a quarter', (c) => ({
    surface: on(
      ground.table(c(60, 100)),
      thing.card(c(195, 220)),
      held(c, { angle: 90 + c(-3, 3), scale: 0.85 }),
    ),
  })),
  wrong('a card turned by a quarter, all of it in the picture', (c) => ({
    surface: on(
      ground.table(c(60, 100)),
      thing.card(c(195, 220)),
      held(c, { angle: 90 + c(-3, 3), scale: c(0.62, 0.74), y: c(-2, 2) }),
    ),
  })),
  wrong('a card that is waved about', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    sway: 5,
  })),
  wrong('a card in the dark', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    light: 0.25,
  })),
  wrong('a card out of focus', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    blur: 12,
  })),
  wrong('a card under a lamp', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    lamp: { x: c(-10, 20), y: c(-8, 8), radius: c(9, 14) },
  })),
  passport('a card where a passport is wanted', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.3, 1.45) })),
  })),
  wrong('a card with a band of glare', (c) => ({
    surface: on(
      ground.table(c(60, 100)),
      thing.withBand(thing.card(c(195, 220)), { at: c(-15, 15), width: c(9, 14), brighter: 220 }),
      held(c),
    ),
  })),
  wrong('two cards side by side', (c) => ({
    surface: layers(
      posed(thing.card(c(195, 220)), held(c, { x: c(-27, -25), scale: 0.5 })),
      posed(thing.card(c(150, 220)), held(c, { x: c(25, 27), scale: 0.5 })),
      ground.table(c(60, 100)),
    ),
  })),
  wrong('two cards, one below the other', (c) => ({
    surface: layers(
      posed(thing.card(c(195, 220)), held(c, { y: c(-23, -20), scale: c(0.66, 0.7) })),
      posed(thing.card(c(150, 220)), held(c, { y: c(20, 23), scale: c(0.66, 0.7) })),
      ground.table(c(60, 100)),
    ),
  })),
  wrong('a laptop', (c) => ({
    surface: on(ground.table(c(90, 150)), other.laptop(c(60, 180)), {
      ...held(c, { y: c(4, 10), scale: c(0.24, 0.27) }),
    }),
  })),
  wrong('a laptop from near', (c) => ({
    surface: on(ground.table(c(90, 150)), other.laptop(c(60, 180)), held(c, { scale: c(0.28, 0.31) })),
  })),
  wrong('a window with a view', (c) => ({
    surface: posed(other.windowWithView(c(60, 230)), held(c, { scale: c(0.8, 0.95) })),
  })),
  wrong('kitchen tiles', (c) => ({
    surface: posed(ground.tilesIn(c(78, 90), c(48, 56)), { x: c(0, 60), y: c(0, 40), angle: c(-4, 4) }),
  })),
  wrong('the cover of a book', (c) => ({
    surface: on(ground.table(c(90, 150)), other.bookCover(c(30, 220)), held(c, { scale: c(0.3, 0.38) })),
  })),
  wrong('a receipt', (c) => ({
    surface: on(ground.table(c(80, 120)), other.sheet(80, 190), held(c, { scale: c(0.4, 0.8) })),
  })),
  wrong('a receipt, sideways', (c) => ({
    surface: on(ground.table(c(80, 120)), other.sheet(190, 80), held(c, { scale: c(0.4, 0.5) })),
  })),
  wrong('a banknote', (c) => ({
    surface: on(ground.table(c(80, 120)), other.sheet(140, 77, 200), held(c, { scale: c(0.54, 0.62) })),
  })),
  wrong('a newspaper', (c) => ({
    surface: posed(other.newspaper, { x: c(-40, 40), y: c(-40, 40), angle: c(-4, 4), scale: c(0.5, 1.2) }),
  })),
  wrong('lit windows of a house', (c) => ({
    surface: posed(other.house(c(30, 60)), { x: c(0, 40), y: c(0, 40), scale: c(0.8, 1.5) }),
  })),
  passport('an open passport, both pages in the shape', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { y: c(18, 22), scale: 0.5 })),
  })),
  passport('an open passport, the fold in the middle', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { y: c(33, 38), scale: 0.9 })),
  })),
  passport('an open passport from too near', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { scale: c(1.25, 1.5) })),
  })),
  passport('a keyboard where a passport is wanted', (c) => ({
    surface: posed(other.keyboard(c(40, 200), c(15, 230)), {
      x: c(0, 19),
      y: c(0, 19),
      angle: c(-6, 6),
      scale: c(0.7, 1.6),
    }),
  })),
  passport('a page with lines where a passport is wanted', (c) => ({
    surface: posed(other.linedPage(c(215, 235), c(9, 30)), { x: c(0, 30), y: c(0, 30), angle: c(-4, 4) }),
  })),
];

/** A person sees that it is none; to a camera it has a document's shape and print on it. */
export const likeDocuments: readonly SceneKind[] = [
  either('a card that a telephone shows', (c) => ({
    surface: on(ground.table(c(80, 140)), thing.cardOnScreen(c(15, 40)), held(c, { scale: c(0.86, 0.98) })),
  })),
  either('a calculator', (c) => ({
    surface: on(ground.table(c(120, 180)), other.calculator(c(30, 80)), held(c, { scale: c(0.55, 0.65) })),
  })),
  eitherPassport('a spread of a book where a passport is wanted', (c) => ({
    surface: on(ground.table(c(70, 110)), other.bookSpread(c(215, 235)), held(c, { scale: c(0.5, 0.6) })),
  })),
  either('a card above another card', (c) => ({
    surface: layers(
      posed(thing.card(c(205, 225)), held(c)),
      posed(thing.card(c(150, 180)), { x: c(-9, 9), y: c(-12, 12), angle: c(-20, 20) }),
      ground.table(c(60, 100)),
    ),
  })),
  either('a picture on the wall', (c) => ({
    surface: on(ground.table(c(170, 220)), other.framedPicture(c(40, 90)), held(c, { scale: c(0.8, 0.95) })),
  })),
  either('a business card', (c) => ({
    surface: on(ground.table(c(60, 100)), other.sheet(85, 55), held(c)),
  })),
  either('a printed photograph', (c) => ({
    surface: on(ground.table(c(60, 100)), other.framedPicture(200), held(c, { scale: c(0.86, 0.95) })),
  })),
];
