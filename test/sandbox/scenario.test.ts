import * as fc from 'fast-check';
import { chooseScenario, type Scenario } from '../../src/sandbox/scenario.js';

const table: readonly [Scenario, ...Scenario[]] = [
  { name: 'first', description: '' },
  { name: 'second', description: '' },
];

const quiet = () => undefined;

describe('choosing a scenario', () => {
  it.each(['sandbox:second', 'sandbox:second:', 'sandbox:second:user-7:again'])(
    '%s is the second',
    (value) => {
      expect(chooseScenario(table, value).name).toBe('second');
    },
  );

  it.each([undefined, '', 'second', 'sandbox', 'sandbox:', 'sandbox:secondly', 'my sandbox:second'])(
    '%s is the default',
    (value) => {
      expect(chooseScenario(table, value, quiet).name).toBe('first');
    },
  );

  it.each([
    ['sandbox:secnd:user-7', ['kyc-sandbox: "sandbox:secnd" is no scenario, so sandbox:first is played.']],
    ['sandbox:second:user-7', []],
    ['sandbox:', []],
    ['customer-7', []],
  ])('says so where it is mistyped: %s', (value, said) => {
    const told: string[] = [];
    chooseScenario(table, value, (line) => void told.push(line));
    expect(told).toEqual(said);
  });

  it('takes any value', () => {
    fc.assert(
      fc.property(fc.string(), (value) => table.includes(chooseScenario(table, `sandbox:${value}`, quiet))),
    );
  });
});
