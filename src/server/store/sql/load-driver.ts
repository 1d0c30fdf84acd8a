// Loads a database driver when its store is opened. Bundlers must not follow the import: a driver has native
// or optional parts, and a kit with another store has not installed it.

import type Libsql from 'libsql';
import type pg from 'pg';
import { KycError } from '../../../enrolment/errors.js';

interface Drivers {
  readonly libsql: { readonly default: typeof Libsql };
  readonly pg: { readonly default: typeof pg };
}

/**
 * Loads the driver's module.
 *
 * @throws KycError `CONFIGURATION_INVALID` when it is not installed
 */
export async function loadDriver<Name extends keyof Drivers>(name: Name): Promise<Drivers[Name]> {
  const driver = await findDriver(name);
  if (driver) return driver;
  throw new KycError(
    'CONFIGURATION_INVALID',
    `The store needs the package "${name}", which is not installed: npm install ${name}`,
  );
}

/** The same; undefined when it is not installed. */
export async function findDriver<Name extends keyof Drivers>(name: Name): Promise<Drivers[Name] | undefined> {
  try {
    // A name in a variable hides the import from esbuild, Rollup and Rolldown. The other bundlers need a
    // comment each.
    return (await import(
      /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ name
    )) as Drivers[Name];
  } catch (cause) {
    if (!isMissing(cause, name)) throw cause;
    return undefined;
  }
}

/** Whether the package itself is missing, and not one of its dependencies. */
const isMissing = (error: unknown, name: string) =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'ERR_MODULE_NOT_FOUND' &&
  error.message.includes(`'${name}'`);
