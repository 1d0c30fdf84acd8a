#!/usr/bin/env node
// `kyc-server migrate --print`: the SQL of the tables, for who may make them.

import { parseArgs } from 'node:util';
import { printMigrations } from './sql/print-migrations.js';

const usage = `kyc-server migrate --print [--after <name>]

Prints the SQL that makes the kit's tables in PostgreSQL, in one transaction, for a
database whose user of the kit may make none (createKycServer({ migrate: false })).

  --after <name>   only what came after this migration; \`select max(name) from
                   kyc_migrations\` tells which one the tables have had
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { print: { type: 'boolean' }, after: { type: 'string' }, help: { type: 'boolean' } },
  });
  const isAsked = positionals.join(' ') === 'migrate' && values.print === true;
  if (isAsked) process.stdout.write(await printMigrations({ after: values.after }));
  else process.stdout.write(usage);
  if (!isAsked && values.help !== true) process.exitCode = 2;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
