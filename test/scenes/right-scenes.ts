// What has to take itself: a document that is held as it should be, wherever that is.

import * as ground from './grounds.js';
import { held, sceneKindOf, on, PASSPORT, streams, type SceneKind } from './scene-kind.js';
import { layers, posed } from './surface.js';
import * as thing from './things.js';

const right = sceneKindOf('fires');
const passport = sceneKindOf('fires', PASSPORT);

export const rightScenes: readonly SceneKind[] = [
  right('a light card on a dark table', (c) => ({
    surface: on(ground.table(c(50, 90)), thing.card(c(190, 220)), held(c)),
  })),
  right('a card on a white table', (c) => ({
    surface: on(ground.table(c(225, 240)), thing.card(c(160, 185)), held(c)),
  })),
  right('a dark card on a light table', (c) => ({
    surface: on(ground.table(c(190, 220)), thing.card(c(110, 130), 230), held(c)),
  })),
  right('a card on wood', (c) => ({
    surface: on(ground.wood(c(90, 130)), thing.card(c(195, 225)), held(c)),
  })),
  right('a card on planks', (c) => ({
    surface: on(ground.planks(c(90, 120)), thing.card(c(200, 225)), held(c)),
  })),
  right('a card on a checked cloth', (c) => ({
    surface: on(ground.checkedCloth(c(90, 110), 18), thing.card(c(205, 225)), held(c)),
  })),
  right('a card on a carpet', (c) => ({
    surface: on(ground.carpet(c(80, 110)), thing.card(c(200, 225)), held(c)),
  })),
  right('a card in a hand', (c) => ({
    surface: layers(
      posed(thing.holdingHand(c(110, 170)), { x: -4, y: 8 }),
      posed(thing.card(c(205, 225)), held(c, { x: c(-2, 4) })),
      ground.table(c(60, 100)),
    ),
  })),
  right('a card on a book', (c) => ({
    surface: layers(
      posed(thing.card(c(205, 225)), held(c)),
      posed((x, y) => (Math.abs(x) < 75 && Math.abs(y) < 105 ? 95 : undefined), { x: c(-9, 9), angle: 8 }),
      ground.table(c(140, 170)),
    ),
  })),
  right('a card that is turned a little', (c) => ({
    surface: on(
      ground.table(c(60, 100)),
      thing.card(c(195, 220)),
      held(c, { angle: c(5, 7.5), scale: 0.86 }),
    ),
  })),
  right('a card in a dim room', (c) => ({
    surface: on(ground.table(c(70, 100)), thing.card(c(205, 220)), held(c)),
    light: c(0.5, 0.6),
  })),
  right('a card a little soft', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    blur: 1.5,
  })),
  right('the back of a card', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.cardBack(c(190, 220)), held(c)),
  })),
  right('the back of a card on wood', (c) => ({
    surface: on(ground.wood(c(90, 120)), thing.cardBack(c(200, 220)), held(c)),
  })),
  right('a card before an upright camera', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.upright,
  })),
  right('a card on wood before an upright camera', (c) => ({
    surface: on(ground.wood(c(90, 130)), thing.card(c(200, 225)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.upright,
  })),
  right('a card before a square camera', (c) => ({
    surface: on(ground.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.square,
  })),
  passport('a passport page alone', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passportPage(c(200, 225)), held(c)),
  })),
  passport('a passport, open', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { scale: c(0.84, 0.96) })),
  })),
  right('a card held by a thumb over a corner', (c) => ({
    surface: layers(
      posed(thing.thumb(c(110, 180)), { x: c(36, 40), y: c(16, 21), angle: c(-35, -10) }),
      posed(thing.card(c(205, 225)), held(c)),
      ground.table(c(60, 100)),
    ),
  })),
  right('a card held by fingers on both sides', (c) => ({
    surface: layers(
      posed(thing.thumb(c(120, 170)), { x: c(38, 41), y: c(2, 10), angle: c(-20, 5) }),
      posed(thing.thumb(c(120, 170)), { x: c(-41, -38), y: c(4, 14), angle: 180 + c(-5, 25) }),
      posed(thing.card(c(205, 225)), held(c, { x: c(-2, 2) })),
      ground.table(c(60, 100)),
    ),
  })),
  right('a card on a cloth with flowers', (c) => ({
    surface: on(ground.floweryCloth(c(80, 110), c(25, 45)), thing.card(c(205, 225)), held(c)),
  })),
  right('a card on a striped cloth', (c) => ({
    surface: on(
      posed(ground.stripedCloth(c(80, 105), c(18, 30)), { angle: c(25, 65) }),
      thing.card(c(205, 225)),
      held(c),
    ),
  })),
  right('a glossy card with a pale reflection across it', (c) => ({
    surface: on(
      ground.table(c(60, 100)),
      thing.withBand(thing.card(c(180, 195)), { at: c(-20, 20), width: c(10, 18), brighter: c(20, 35) }),
      held(c),
    ),
  })),
  right('a card on a dark desk in the evening', (c) => ({
    surface: on(ground.table(c(35, 55)), thing.card(c(200, 220)), held(c)),
    light: c(0.48, 0.55),
    noise: 3,
  })),
  right('a white card on a white table, with a shadow', (c) => ({
    surface: layers(
      posed(thing.card(c(218, 228)), held(c, { x: 0, y: 0, angle: 0, scale: 0.95 })),
      posed(thing.shadow(c(165, 190)), { x: 1, y: 1, scale: 0.95 }),
      ground.table(c(238, 244)),
    ),
  })),
  passport('a passport, open, before an upright camera', (c) => ({
    surface: on(ground.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { scale: c(0.84, 0.96) })),
    video: streams.upright,
  })),
  passport('a passport, open, on wood', (c) => ({
    surface: on(ground.wood(c(80, 120)), thing.passport(c(205, 225)), held(c, { scale: c(0.84, 0.96) })),
  })),
  passport('a passport, open, held by a thumb', (c) => ({
    surface: layers(
      posed(thing.thumb(c(110, 170)), { x: c(50, 56), y: c(26, 36), angle: c(-40, -10), scale: 1.1 }),
      posed(thing.passport(c(205, 225)), held(c, { scale: c(0.84, 0.96) })),
      ground.table(c(60, 110)),
    ),
  })),
  passport('a passport, open, its upper page in the shade', (c) => ({
    surface: on(
      ground.table(c(60, 90)),
      thing.passport(c(205, 225), 50, { fold: c(100, 130), upper: c(130, 165) }),
      held(c, { scale: c(0.84, 0.96) }),
    ),
  })),
  passport('a passport, open, its pages alike', (c) => ({
    surface: on(
      ground.table(c(60, 110)),
      thing.passport(210, 50, { fold: c(140, 175), upper: 207 }),
      held(c, { scale: c(0.84, 0.96) }),
    ),
  })),
];
