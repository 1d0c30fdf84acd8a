// Every case with every circumstance is a grid, and a command of its own: `npm run test:grid`. `npm test`
// has a
// part of it, in which each case and each circumstance comes at least once, or a slice that a seed chooses.

export const isGrid = Boolean(process.env['KYC_GRID']);

/** Chooses the slices: `KYC_GRID_SEED`, or the day. */
export const gridSeed = Number(process.env['KYC_GRID_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/** Of the circumstances the one whose turn it is; all of them where the whole grid is wanted. */
export function turnOf<T>(all: readonly T[], turn: number): readonly T[] {
  return isGrid ? all : all.filter((_, index) => index === turn % all.length);
}
