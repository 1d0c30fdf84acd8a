// Counts what is asked of a database in this process, by standing between the store and its driver.

import Libsql from 'libsql';
import pg from 'pg';

let statements: string[] = [];

/** Since the last call. */
export function takeStatements(): readonly string[] {
  const taken = statements;
  statements = [];
  return taken;
}

const note = (statement: string) => void statements.push(statement.trim().replace(/\s+/g, ' '));

/** Puts `before` in front of a method. */
function precede(owner: object, method: string, before: (given: readonly unknown[]) => void): void {
  const original: unknown = Reflect.get(owner, method);
  if (typeof original !== 'function') return;
  Reflect.set(owner, method, function (this: unknown, ...given: unknown[]): unknown {
    before(given);
    return Reflect.apply(original, this, given);
  });
}

export function countStatements(): void {
  precede(pg.Client.prototype, 'query', ([query]) => {
    note(typeof query === 'string' ? query : String(Reflect.get(Object(query), 'text')));
  });
  precede(Libsql.prototype, 'exec', ([statement]) => note(String(statement)));
  const prepare: unknown = Reflect.get(Libsql.prototype, 'prepare');
  if (typeof prepare !== 'function') return;
  Reflect.set(Libsql.prototype, 'prepare', function (this: unknown, statement: string): unknown {
    const prepared: object = Reflect.apply(prepare, this, [statement]);
    let depth = 0; // `all` is made of `iterate` in this driver
    for (const method of ['run', 'all', 'get', 'iterate']) {
      const original: unknown = Reflect.get(prepared, method);
      if (typeof original !== 'function') continue;
      Reflect.set(prepared, method, (...given: unknown[]): unknown => {
        if (depth === 0) note(statement);
        depth += 1;
        try {
          return Reflect.apply(original, prepared, given);
        } finally {
          depth -= 1;
        }
      });
    }
    return prepared;
  });
}
