// A grid is every case in every circumstance. The whole grid is a command of its own: `npm run test:grid`.
// `npm test` runs a part in which each case and each circumstance comes at least once, or a slice that a seed
// chooses.

export const isGrid = Boolean(process.env['KYC_GRID']);

/** The seed that chooses the slices: `KYC_GRID_SEED`, or the day. */
export const gridSeed = Number(process.env['KYC_GRID_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/** The circumstance whose turn it is, or all of them when the whole grid runs. */
export function turnOf<T>(all: readonly T[], turn: number): readonly T[] {
  return isGrid ? all : all.filter((_, index) => index === turn % all.length);
}
