// Every case with every other is a grid, and a command of its own (`npm run test:grid`). `npm test` walks a part
// of it in which each case and each circumstance comes at least once.

const isGrid = Boolean(process.env['KYC_GRID']);

/** Of the circumstances the one whose turn it is; all of them where the whole grid is wanted. */
export function turnOf<T>(all: readonly T[], turn: number): readonly T[] {
  return isGrid ? all : all.filter((_, index) => index === turn % all.length);
}
