#!/usr/bin/env node
// `kyc-doctor <page>`: the doctor from the command line.

import { runDoctor } from './run-doctor.js';
import { sendByNode } from './send-by-node.js';

process.exitCode = await runDoctor(process.argv.slice(2), {
  send: sendByNode,
  now: Date.now,
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
});
