// The kinds of scenes: what has to take itself, and what must not. Each is made anew for each seed: another
// place, another light, another paper.

import { createChance, layers, posed, type Pose, type Surface } from './surface.js';
import * as thing from './things.js';
import type { Scene } from './watch-scene.js';

export interface SceneKind {
  readonly name: string;
  readonly isRight: boolean;
  make(seed: number): Scene;
}

type Chance = (least: number, most: number) => number;
type Facts = Partial<Scene>;
type Make = (chance: Chance) => Facts & { readonly surface: Surface };

const CARD = { width: 85.6, aspect: 85.6 / 54 };
const PASSPORT = { width: 125, aspect: 125 / 88 };
const streams = {
  wide: { width: 1280, height: 720 },
  upright: { width: 720, height: 1280 },
  square: { width: 720, height: 720 },
} as const;

const kind = (isRight: boolean, document: typeof CARD, name: string, make: Make): SceneKind => ({
  name,
  isRight,
  make: (seed) => {
    const random = createChance(seed + name.length * 101);
    const chance: Chance = (least, most) => least + random() * (most - least);
    return { video: streams.wide, ...document, ...make(chance) };
  },
});
const right = (name: string, make: Make) => kind(true, CARD, name, make);
const wrong = (name: string, make: Make) => kind(false, CARD, name, make);

/** As people hold it who mean to: nearly straight, nearly in the middle. */
const held = (chance: Chance, pose: Pose = {}): Pose => ({
  x: chance(-4, 4),
  y: chance(-3, 3),
  scale: chance(0.86, 1.02),
  angle: chance(-4, 4),
  slantX: chance(-0.06, 0.06),
  slantY: chance(-0.06, 0.06),
  ...pose,
});
const on = (background: Surface, surface: Surface, pose: Pose): Surface =>
  layers(posed(surface, pose), background);

const right_: readonly SceneKind[] = [
  right('a light card on a dark table', (c) => ({
    surface: on(thing.table(c(50, 90)), thing.card(c(190, 220)), held(c)),
  })),
  right('a card on a white table', (c) => ({
    surface: on(thing.table(c(225, 240)), thing.card(c(160, 185)), held(c)),
  })),
  right('a dark card on a light table', (c) => ({
    surface: on(thing.table(c(190, 220)), thing.card(c(110, 130), 230), held(c)),
  })),
  right('a card on wood', (c) => ({ surface: on(thing.wood(c(90, 130)), thing.card(c(195, 225)), held(c)) })),
  right('a card on planks', (c) => ({
    surface: on(thing.planks(c(90, 120)), thing.card(c(200, 225)), held(c)),
  })),
  right('a card on a checked cloth', (c) => ({
    surface: on(thing.checkedCloth(c(90, 110), 18), thing.card(c(205, 225)), held(c)),
  })),
  right('a card on a carpet', (c) => ({
    surface: on(thing.carpet(c(80, 110)), thing.card(c(200, 225)), held(c)),
  })),
  right('a card in a hand', (c) => ({
    surface: layers(
      posed(thing.holdingHand(c(110, 170)), { x: -4, y: 8 }),
      posed(thing.card(c(205, 225)), held(c, { x: c(-2, 4) })),
      thing.table(c(60, 100)),
    ),
  })),
  right('a card on a book', (c) => ({
    surface: layers(
      posed(thing.card(c(205, 225)), held(c)),
      posed((x, y) => (Math.abs(x) < 75 && Math.abs(y) < 105 ? 95 : undefined), { x: c(-9, 9), angle: 8 }),
      thing.table(c(140, 170)),
    ),
  })),
  right('a card that is turned a little', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { angle: c(5, 7.5), scale: 0.86 })),
  })),
  right('a card in a dim room', (c) => ({
    surface: on(thing.table(c(70, 100)), thing.card(c(205, 220)), held(c)),
    light: c(0.5, 0.6),
  })),
  right('a card a little soft', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    blur: 1.5,
  })),
  right('the back of a card', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.cardBack(c(190, 220)), held(c)),
  })),
  right('the back of a card on wood', (c) => ({
    surface: on(thing.wood(c(90, 120)), thing.cardBack(c(200, 220)), held(c)),
  })),
  right('a card before an upright camera', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.upright,
  })),
  right('a card on wood before an upright camera', (c) => ({
    surface: on(thing.wood(c(90, 130)), thing.card(c(200, 225)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.upright,
  })),
  right('a card before a square camera', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.84, 0.98) })),
    video: streams.square,
  })),
  kind(true, PASSPORT, 'a passport page alone', (c) => ({
    surface: on(thing.table(c(60, 110)), thing.passport(c(200, 225), 50, false), held(c)),
  })),
  kind(true, PASSPORT, 'a passport, open', (c) => ({
    surface: on(thing.table(c(60, 110)), thing.passport(c(200, 225)), held(c, { scale: c(0.84, 0.96) })),
  })),
];

const wrong_: readonly SceneKind[] = [
  wrong('an empty table', (c) => ({ surface: thing.table(c(80, 230)) })),
  wrong('wood', (c) => ({ surface: posed(thing.wood(c(90, 150)), { angle: c(-20, 20) }) })),
  wrong('planks', (c) => ({ surface: posed(thing.planks(c(90, 150)), { angle: c(-5, 5), y: c(0, 45) }) })),
  wrong('a checked cloth', (c) => ({ surface: posed(thing.checkedCloth(130, c(20, 60)), { x: c(0, 14) }) })),
  wrong('a carpet', (c) => ({ surface: thing.carpet(c(90, 160)) })),
  wrong('a keyboard', (c) => ({
    surface: posed(thing.keyboard(c(40, 200), c(15, 230)), {
      x: c(0, 19),
      y: c(0, 19),
      angle: c(-6, 6),
      scale: c(0.7, 1.6),
    }),
  })),
  wrong('a book shelf', (c) => ({
    surface: posed(thing.bookShelf(c(0, 1)), { angle: c(-3, 3), scale: c(0.6, 1.3) }),
  })),
  wrong('a sheet of paper, upright', (c) => ({
    surface: on(thing.table(c(70, 120)), thing.sheet(210, 297), held(c, { scale: c(0.25, 0.33) })),
  })),
  wrong('a sheet of paper, sideways', (c) => ({
    surface: on(thing.table(c(70, 120)), thing.sheet(297, 210), held(c, { scale: c(0.26, 0.3) })),
  })),
  wrong('a printed page from near', (c) => ({
    surface: posed(thing.sheet(400, 500), { x: c(-30, 30), angle: c(-4, 4) }),
  })),
  wrong('an envelope', (c) => ({
    surface: on(thing.wood(c(90, 120)), thing.sheet(220, 110), held(c, { scale: c(0.36, 0.4) })),
  })),
  wrong('a wide screen', (c) => ({
    surface: on(thing.table(c(90, 150)), thing.screen(640, 360), held(c, { scale: c(0.12, 0.14) })),
  })),
  wrong('an old screen', (c) => ({
    surface: on(thing.table(c(90, 150)), thing.screen(400, 300), held(c, { scale: c(0.18, 0.21) })),
  })),
  wrong('a telephone', (c) => ({
    surface: on(thing.table(c(110, 180)), thing.telephone(c(20, 120)), held(c, { scale: c(0.5, 0.6) })),
  })),
  wrong('tiles', (c) => ({ surface: posed(thing.tiles(c(30, 60)), { x: c(0, 60), angle: c(-4, 4) }) })),
  wrong('bricks', (c) => ({ surface: posed(bricksLarge(c), { x: c(0, 80), y: c(0, 28) }) })),
  wrong('blinds', (c) => ({ surface: posed(thing.blinds, { y: c(0, 25), angle: c(-3, 3) }) })),
  wrong('a window', (c) => ({
    surface: posed(thing.windowPanes, { x: c(0, 110), y: c(0, 78), scale: c(0.7, 1.3) }),
  })),
  wrong('a face', (c) => ({
    surface: on(thing.table(c(120, 200)), thing.head(c(90, 200)), { x: c(-6, 6) }),
  })),
  wrong('a hand', (c) => ({
    surface: on(thing.table(c(60, 110)), thing.palm(c(150, 200)), { x: c(-6, 6) }),
  })),
  wrong('a card too near', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.28, 1.5) })),
  })),
  wrong('a card too near for an upright camera', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.25, 1.5) })),
    video: streams.upright,
  })),
  wrong('a card too far', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(0.42, 0.66) })),
  })),
  wrong('a card half out', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { x: c(35, 55) })),
  })),
  wrong('a card half out below', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { y: c(26, 40) })),
  })),
  wrong('a card beside the middle', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { x: c(17, 20), scale: 0.76 })),
  })),
  wrong('a card turned by a third', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { angle: c(14, 26), scale: 0.8 })),
  })),
  wrong('a card held aslant', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { slantX: c(0.4, 0.6) })),
  })),
  wrong('a card turned by a quarter', (c) => ({
    surface: on(
      thing.table(c(60, 100)),
      thing.card(c(195, 220)),
      held(c, { angle: 90 + c(-3, 3), scale: 0.85 }),
    ),
  })),
  wrong('a card that is waved about', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    sway: 5,
  })),
  wrong('a card in the dark', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    light: 0.25,
  })),
  wrong('a card out of focus', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    blur: 12,
  })),
  wrong('a card under a lamp', (c) => ({
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c)),
    lamp: { x: c(-10, 20), y: c(-8, 8), radius: c(9, 14) },
  })),
  wrong('a card where a passport is wanted', (c) => ({
    ...PASSPORT,
    surface: on(thing.table(c(60, 100)), thing.card(c(195, 220)), held(c, { scale: c(1.3, 1.45) })),
  })),
];

function bricksLarge(c: Chance): Surface {
  return posed(thing.bricks, { scale: c(0.6, 1.2) });
}

export const sceneKinds: readonly SceneKind[] = [...right_, ...wrong_];
