import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms that are written in Lit; the sandbox and the return page have an `html` of their own, for whole pages and SVG. */
const litRooms = ['src/element/**/*.ts', 'src/presentation/**/*.ts', 'src/capture/**/*.ts', 'src/consent/**/*.ts'];

export default defineConfig(
  { ignores: ['dist', 'coverage', 'test-results', 'playwright-report'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }], // `() => close()` is how callbacks read here
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true, allowThrowingAny: true }], // `signal.reason` is handed on as it is
      '@typescript-eslint/require-await': 'off', // an adapter's function is async because its contract is, and then a throw is a rejection
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }], // a number reads the same in a text
      '@typescript-eslint/unbound-method': 'off', // our adapters are plain objects from functions: there is no `this` to lose
    },
  },
  {
    files: litRooms,
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended']],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: { 'wc/guard-super-call': 'off' }, // LitElement has every life-cycle callback
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }], // an async test server: its rejection fails the run
      '@typescript-eslint/no-non-null-assertion': 'off', // where it is undefined, the test fails as it should
      '@typescript-eslint/no-unsafe-assignment': 'off', // vitest's asymmetric matchers are `any`
      '@typescript-eslint/no-unsafe-return': 'off', // so is a JSON body that the next line asserts on
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `expect(element).to.be.accessible`
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', fetch: 'readonly', performance: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
);
