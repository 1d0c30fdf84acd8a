// Makes one module of the worker and of all that it imports, without a database driver.

import { build } from 'vite';

await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { target: 'webworker', noExternal: true },
  build: {
    ssr: 'worker.mjs',
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'worker.mjs' } },
  },
});
