import { llmsOf } from '../../build/llms.js';

const package_ = { name: 'a-package', description: 'A package.' };
const lineOf = (page: string) => /^- .*$/m.exec(llmsOf(package_, { 'docs/server.md': page }))?.[0];

it('describes a page by its first sentence, not by a line of the code before it', () => {
  const code = "```js\nimport { a } from 'a';\n\nconst kit = create({ /* … */ });\n```";
  expect(lineOf(`# A page\n\n${code}\n\nIt answers [requests](b.md). And more.\n`)).toBe(
    '- [A page](docs/server.md): It answers requests.',
  );
});
