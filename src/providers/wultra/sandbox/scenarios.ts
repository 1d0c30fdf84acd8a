// Magic client numbers, as the demo's merchant understands them. They follow Wultra's own mock of a merchant
// (docs/providers/wultra.md, Vectors: W1 to W9). The merchant makes the decisions, so another merchant's
// server may know other numbers. The table of docs/sandbox.md shows value and description.

import type { ListedScenario } from '../../../sandbox/scenario.js';

export interface WultraScenario extends ListedScenario {
  /** What the app sends to identify the user. */
  readonly identification: Readonly<Record<string, unknown>>;
}

const birthDate = '1990-01-01';

const scenario = (name: string, value: string, description: string): WultraScenario => ({
  name,
  value,
  description,
  identification: { clientNumber: value, birthDate },
});

/** All scenarios. The first is the ordinary user. */
export const wultraScenarios: readonly [WultraScenario, ...WultraScenario[]] = [
  scenario('accepted', '1234', 'Evaluated and approved; so is every other number.'),
  scenario('evaluation-rejected', '6666', 'The evaluation says NOK.'),
  scenario('approval-rejected', '66661', 'Evaluated; the approval says NOK (1.9 never asks for it).'),
  scenario('evaluation-waits', '8888', 'The evaluation and the approval say WAIT; call-backs say OK.'),
  scenario('approval-waits', '88881', 'Evaluated; the approval says WAIT, and a call-back OK.'),
  scenario('evaluation-fails', 'fail', 'The evaluation answers 500, as often as it is asked.'),
  {
    name: 'unknown-user',
    value: 'shouldFail',
    description: 'The look-up finds nobody: no code is sent, and the app is not told why.',
    identification: { clientNumber: '1234', birthDate, shouldFail: true },
  },
];

/** The scenario with this name. */
export const wultraScenarioNamed = (name: string): WultraScenario | undefined =>
  wultraScenarios.find((row) => row.name === name);
