// README's quick start, written into a folder as it is read there: its files, its packages, its secret. Only
// the ports are others, so that it runs beside whatever else is on this computer.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The code blocks of README's quick start, in order, with the words before each. */
function blocksOf(readme) {
  const section = readme.split('\n## Quick start\n')[1]?.split('\n## ')[0] ?? '';
  const blocks = [];
  let before = '';
  for (const [, kind, code, line] of section.matchAll(/^```(\w+)\n([\s\S]*?)\n```$|^(.+)$/gm))
    if (kind) {
      blocks.push({ before, kind, code });
      before = '';
    } else before = line;
  return blocks;
}

/** The one block that the words before it announce. */
function announced(blocks, words) {
  const found = blocks.filter(({ before }) => before.includes(words));
  if (found.length !== 1)
    throw new Error(`README's quick start has ${found.length} blocks after "${words}".`);
  return found[0].code;
}

/** Writes the files. Returns the packages beside ours that README says to install. */
export function writeQuickStart(folder, { readme, ports }) {
  const blocks = blocksOf(readFileSync(readme, 'utf8'));
  const moved = (code) =>
    code.replaceAll('127.0.0.1:4600', `127.0.0.1:${ports.sandbox}`).replaceAll('3000', String(ports.shop));
  mkdirSync(folder, { recursive: true });
  const write = (name, words) => writeFileSync(join(folder, name), moved(announced(blocks, words)));
  write('index.html', '`index.html`:');
  write('kyc.mjs', '`kyc.mjs`:');
  write('shop.mjs', '`shop.mjs`:');
  const commands = blocks.filter(({ kind }) => kind === 'sh').flatMap(({ code }) => code.split('\n'));
  const command = (words) => commands.find((line) => line.includes(words)) ?? '';
  const [secret, start] = [command('KYC_SECRET='), command('shop.mjs')];
  const made = spawnSync(secret, { cwd: folder, shell: true, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${secret}\n${made.stderr}`);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts: { start } }));
  const named = command('npm install kyc-enrolment ').split(' ').slice(2);
  return named.filter((name) => !name.startsWith('kyc-enrolment'));
}
