import { memoryStore } from '../../../src/server/store/memory.js';
import { describeStore } from './store-contract.js';

describeStore('the store in memory', () => memoryStore());

describe('the store in memory, in production', () => {
  const warnings = (production: boolean) => {
    const said: string[] = [];
    const note = (_facts: object, message: string) => void said.push(message);
    memoryStore({ production, logger: { info: note, warn: note, error: note } });
    return said;
  };

  it('warns once', () => {
    expect(warnings(true)).toHaveLength(1);
    expect(warnings(false)).toHaveLength(0);
  });
});
