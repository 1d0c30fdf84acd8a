// Where chance begins. `npm run torture` gives another one each time, and prints it.

export const chanceSeed = Number(process.env['KYC_TORTURE_SEED'] ?? 62);
