// Messages of parsers and database drivers, as they really are: what they quote of a person stays out of the
// log, and what they say of the mistake stays in it.

import { describeThrown } from '../../src/server/thrown.js';
import { json, startKit } from './kit.js';

const thrownBy = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('It threw nothing.');
};

/** What is said, and a part of it that is worth having. */
const corpus: readonly (readonly [of: string, message: string, kept: string])[] = [
  ['V8 on a text', thrownBy(() => JSON.parse('Lovelace, Ada')), 'Unexpected token'],
  ['V8 on the middle of a text', thrownBy(() => JSON.parse('{"id":4,"name":Lovelace,"b":1}')), 'Unexpected'],
  ['V8 on a number', thrownBy(() => BigInt('Lovelace')), 'Cannot convert'],
  ['V8 on an address', thrownBy(() => new URL('Lovelace')), 'Invalid URL'],
  ['V8 on a pattern', thrownBy(() => new RegExp(['(', 'Lovelace'].join(''))), 'Invalid regular expression'],
  ['V8 on a property', "Cannot destructure property 'Lovelace' of 'x' as it is undefined.", 'destructure'],
  [
    'PostgreSQL on a duplicate',
    'duplicate key violates unique constraint "users_name"\nDETAIL: Key (name)=(Lovelace) already exists.',
    'violates unique constraint',
  ],
  [
    'PostgreSQL on a row',
    'new row violates check. Detail: Failing row contains (7, Lovelace, 1815-12-10).',
    'check',
  ],
  ['PostgreSQL on syntax', 'syntax error at or near "Lovelace"', 'syntax error at or near'],
  ['PostgreSQL on a date', 'date/time field value out of range: "10.12.1815"', 'out of range'],
  ['MySQL on a duplicate', "Duplicate entry 'Lovelace' for key 'users.name'", 'Duplicate entry'],
  [
    'MySQL on a name with an apostrophe',
    "Incorrect string value: 'O'Lovelace' for column 'n'",
    'Incorrect string',
  ],
  [
    'MySQL on syntax',
    "You have an error in your SQL syntax; check the manual to use near 'Lovelace')' at line 1",
    'error in your SQL syntax',
  ],
  ['MySQL, cut off', "Data truncated: 'Ada Lovelace, 12 Byron Row, Ockh", 'Data truncated'],
  [
    'SQL Server on a duplicate',
    "Violation of UNIQUE KEY constraint 'UQ'. The duplicate key value is (Lovelace).",
    'Violation of UNIQUE KEY',
  ],
  ['SQL Server on a conversion', "Conversion failed when converting the nvarchar value 'Lovelace'", 'failed'],
  [
    'Oracle on a duplicate',
    'ORA-00001: unique constraint (KYC.UQ) violated: row with column values (NAME:Lovelace) exists',
    'ORA-00001',
  ],
  ['SQLite on syntax', 'near "Lovelace": syntax error', 'syntax error'],
  ['SQLite, unquoted', 'SQLITE_ERROR: near Lovelace: syntax error', 'SQLITE_ERROR'],
  [
    'MongoDB',
    'E11000 duplicate key error collection: kyc.users index: name_1 dup key: { name: "Lovelace" }',
    'E11000 duplicate key error',
  ],
  ['MongoDB, its value alone', 'E11000 duplicate key dup key: Lovelace', 'E11000'],
  [
    'Knex',
    "insert into `users` (`name`, `born`) values ('Lovelace', '1815-12-10') - SQLITE_CONSTRAINT",
    'insert into',
  ],
  ['Knex, unquoted', 'insert into users (name) values (Lovelace) - ER_DUP', 'insert into users'],
  [
    'Drizzle',
    'Failed query: insert into "users" values ($1, $2)\nparams: Lovelace,1815-12-10',
    'Failed query',
  ],
  ['Sequelize', 'SequelizeDatabaseError: bindings: Lovelace', 'SequelizeDatabaseError'],
  ['Joi', '"name" with value "Lovelace" fails to match', 'fails to match'],
  ['Zod', 'Invalid input: expected date, received Lovelace', 'expected date'],
  ['a typographer', 'no such customer: “Lovelace”', 'no such customer'],
  ['a French typographer', 'no such customer: « Lovelace »', 'no such customer'],
];

const dates = [
  '1815-12-10',
  '10.12.1815',
  '12/10/1815',
  '1815-12-10T00:00:00.000Z',
  '10 December 1815',
  'Dec 10, 1815',
];

describe('what a message quotes', () => {
  it.each(corpus)('stays out of the log: %s', (_, message, kept) => {
    for (const error of [new Error(message), new Error('could not save', { cause: new Error(message) })]) {
      const told = JSON.stringify(describeThrown(error).message);
      expect(told).not.toMatch(/Lovelace|1815/);
      expect(told).toContain(kept);
    }
  });

  it.each(dates)('is no date: %s', (date) => {
    const { message } = describeThrown(new Error(`nobody was born on ${date}, it seems`));
    expect(message).toBe('nobody was born on …, it seems');
  });

  it.each([
    'connect ECONNREFUSED 127.0.0.1:5432',
    'request to 10.0.0.12 failed',
    "the customer's row is gone",
  ])('is nothing else: %s', (message) => {
    expect(describeThrown(new Error(message))).toMatchObject({ message });
  });

  it.each([
    ['42601', 'syntax error at or near "Lovelace"', 'syntax error'],
    ['P0001', 'customer Lovelace exists', undefined],
  ])('of PostgreSQL stays out too, thrown by its driver: %s', (code, message, detail) => {
    const error = Object.assign(new Error(message), { severity: 'ERROR', code });
    for (const thrown of [error, new Error('not saved', { cause: error })]) {
      const told = describeThrown(thrown);
      expect(JSON.stringify(told)).not.toContain('Lovelace');
      if (detail) expect(JSON.stringify(told)).toContain(detail);
    }
  });

  it('in onOutcome() stays out of the kit’s log', async () => {
    const { open, webhook, upstream, settle, logged } = startKit({
      onOutcome: () => {
        throw new Error("Duplicate entry 'Lovelace' for key 'users.name', born 1815-12-10");
      },
    });
    const { sessionId } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(logged.join()).toContain('Duplicate entry');
    expect(logged.join()).not.toMatch(/Lovelace|1815/);
  });
});
