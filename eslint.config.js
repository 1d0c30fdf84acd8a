import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms that are written in Lit; the sandbox and the return page have an `html` of their own, for whole
 * pages and SVG.
 */
const litRooms = [
  'src/element/**/*.ts',
  'src/presentation/**/*.ts',
  'src/capture/**/*.ts',
  'src/consent/**/*.ts',
];

/** Functions over 80 lines, by their file, each with its reason. */
const longFunctions = {
  // lists of small functions over one state, which read as such
  'src/server/store/memory.ts': 'the verbs of a store over one set of maps',
  'src/server/store/sql/session-verbs.ts': 'the verbs of a store over one database',
  // written into a page as text, so each has to be one function with all that it needs
  'src/providers/trustmatic/sandbox/page-script.ts': 'a page’s script',
  'src/providers/wultra/sandbox/page-script.ts': 'a page’s script',
};

/**
 * SWC before the autumn of 2025, with which Next 15 minifies, puts the function that is called there into the
 * parameters, and loses its variables: every attempt ended with a ReferenceError.
 */
const callInDefault = {
  selector: ':function > :matches(AssignmentPattern, ObjectPattern AssignmentPattern) > CallExpression.right',
  message: 'Call it in the body: older minifiers lose what a default parameter calls.',
};

export default defineConfig(
  { ignores: ['dist', 'coverage', 'demo/examples', 'test-results', 'playwright-report'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      // a Playwright fixture that needs no other
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ], // `() => close()` and `return close()` read well
      // `_` says: not this one
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ], // `signal.reason` is handed on as it is
      // an adapter's function is async because its contract is, and then a throw is a rejection
      '@typescript-eslint/require-await': 'off',
      // a number reads the same in a text
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // our adapters are plain objects from functions: there is no `this` to lose
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', callInDefault] } },
  {
    files: litRooms,
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended']],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: { 'wc/guard-super-call': 'off' }, // LitElement has every life-cycle callback
  },
  {
    files: [...litRooms, ...['enrolment', 'react', 'testing', 'i18n'].map((room) => `src/${room}/**/*.ts`)],
    rules: {
      'no-restricted-syntax': [
        'error',
        callInDefault,
        {
          selector: 'CallExpression[callee.property.name=addEventListener] Property[key.name=signal]',
          message: 'Use listen() of enrolment/abort.ts: under zone.js up to 0.13 the option deafens others.',
        },
        {
          selector: 'BinaryExpression[operator=instanceof][right.name=Promise]',
          message: 'What import() gives is no instance of a Promise that the page has put in its place.',
        },
        {
          selector: ':matches(PropertyDefinition[static=true][value], StaticBlock)',
          message:
            'Set it below the class: built, it is a static block, and Create React App 5 tests know none.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    ignores: Object.keys(longFunctions),
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    // a framework's own namespace is what its tags are added to
    files: ['src/typings/*-tag.ts'],
    rules: { '@typescript-eslint/no-namespace': 'off' },
  },
  {
    files: ['src/providers/*/sandbox/page-script.ts'],
    // a page of the sandbox reads what the sandbox itself answers
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // an async test server: its rejection fails the run
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-misused-spread': 'off', // a fake is made of the real thing
      '@typescript-eslint/no-non-null-assertion': 'off', // where it is undefined, the test fails as it should
      // a JSON body is `any`, and the next line asserts on it; so are vitest's matchers
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // Hono's chained routes are its class, by another type
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off', // a fake fetch is given texts, whatever its type allows
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `expect(element).to.be.accessible`
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
