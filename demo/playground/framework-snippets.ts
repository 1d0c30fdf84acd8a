// The same element in a framework's own words.

import type { Pair } from './settings.js';

export type Framework = 'react' | 'vue' | 'svelte' | 'angular';

const camel = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** As a prop of the React component, which has the properties' names and types. */
function prop([name, value]: Pair): string {
  if (value === '') return camel(name);
  if (value === 'true' || value === 'false') return `${camel(name)}={${value}}`;
  if (name !== 'provider-origins') return `${camel(name)}="${value}"`;
  const origins = value.split(/\s+/).map((origin) => `'${origin}'`);
  return `${camel(name)}={[${origins.join(', ')}]}`;
}

const attribute = ([name, value]: Pair) =>
  value === '' ? name : `${name}="${value.replaceAll('"', '&quot;')}"`;

interface Tag {
  readonly name: string;
  readonly lines: readonly string[];
  readonly indent: string;
  readonly end: string;
}

const written = ({ name, lines, indent, end }: Tag) =>
  [`${indent}<${name}`, ...lines.map((line) => `${indent}  ${line}`), `${indent}${end}`].join('\n');

/** The bare element. */
const bare = (attributes: readonly Pair[], handler: string, indent: string, end = '></kyc-enrolment>') =>
  written({ name: 'kyc-enrolment', lines: [...attributes.map(attribute), handler], indent, end });

const reactTag = (attributes: readonly Pair[]) =>
  written({
    name: 'KycEnrolment',
    lines: [...attributes.map(prop), 'onKycSuccess={({ detail }) => onVerified(detail.outcome)}'],
    indent: '    ',
    end: '/>',
  });

const writers: Readonly<Record<Framework, (attributes: readonly Pair[]) => string>> = {
  react: (attributes) => `import { KycEnrolment } from 'kyc-enrolment/react';

export function Verify({ onVerified }) {
  return (
${reactTag(attributes)}
  );
}
`,
  vue: (attributes) => `<script setup>
import 'kyc-enrolment/define';

const emit = defineEmits(['verified']);
</script>

<template>
${bare(attributes, `@kyc-success="emit('verified', $event.detail.outcome)"`, '  ', '/>')}
</template>
`,
  svelte: (attributes) => `<script>
  import 'kyc-enrolment/define';

  let { onverified } = $props();
</script>

${bare(attributes, 'onkyc-success={({ detail }) => onverified(detail.outcome)}', '')}
`,
  angular: (attributes) => `import { Component, CUSTOM_ELEMENTS_SCHEMA, output } from '@angular/core';
import type { KycSuccessEvent } from 'kyc-enrolment';
import 'kyc-enrolment/define';

@Component({
  selector: 'app-verify',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${bare(attributes, '(kyc-success)="succeed($event)"', '    ')}
  \`,
})
export class Verify {
  readonly verified = output<string>();

  succeed({ detail }: KycSuccessEvent) {
    this.verified.emit(detail.outcome);
  }
}
`,
};

/** The file of a framework that has the element in it. */
export const frameworkSnippet = (framework: Framework, attributes: readonly Pair[]): string =>
  writers[framework](attributes);
