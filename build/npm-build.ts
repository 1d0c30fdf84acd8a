// `--mode npm`: every door, unbundled and unminified. Dependencies are left to the user's bundler.

import type { BuildOptions } from 'vite';
import { entries } from './package-list.ts';

export const npmBuild = (root: string) =>
  ({
    lib: {
      entry: Object.fromEntries(entries.map((file) => [file, `${root}src/${file}.ts`])),
      formats: ['es'],
    },
    minify: false,
    sourcemap: true, // not in the CDN build, where they would be half of the package
    // oxc's own helpers (for a `</script>` in a template) are bundled, because users do not have that
    // dependency.
    rolldownOptions: {
      external: /^(?!@oxc-project\/)[\w@]/,
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  }) satisfies BuildOptions;
