// What the pages' snippets take for granted: a merchant's own names, which stand in no snippet, and packages
// that are named but not installed here. Everything of ours has its real type.

/** Names that are a merchant's own, or stand in an earlier snippet of the page. */
const own = `
  accessToken clientId clientSecret customers cy database defineNuxtConfig expiresInMs hints
  identityVerificationId journal later lines messages model NestFactory onboarding password placed
  processId projectId ShopModule sms texts url user userId username vue yourLogin
`;

/** Named by the pages for those who want them. */
const notInstalled = [
  '@mediapipe/tasks-vision',
  '@vladmandic/human',
  '@opentelemetry/exporter-prometheus',
  '@storybook/web-components-vite',
  'cypress',
  'helmet',
];

/** A file of ours that is made for the package alone. */
const made = ['kyc-enrolment/custom-elements.json'];

/** What the snippets use of Angular, which is not installed here; its own compiler reads the example. */
const angular = `
  declare module '@angular/core' {
    type Parts = { selector: string; imports: unknown[]; template: string };
    export function Component(parts: Parts): ClassDecorator;
    export function Directive(about: { selector: string; exportAs: string }): ClassDecorator;
    export function Input(): MethodDecorator;
    export class ElementRef {
      nativeElement: any;
    }
    export function inject<Wanted>(token: new () => Wanted): Wanted;
    export function output<Emitted>(options: { alias: string }): { emit(value: Emitted): void };
  }
`;

/** Ours, where a snippet goes on from another one that imports it. */
const ours = {
  'kyc-enrolment-server': ['createKycServer', 'trustmatic', 'tennpay', 'wultra'],
  'kyc-enrolment-server/node': ['toNodeHandler'],
};

/** A script of declarations that every snippet sees. */
export const declarations = [
  ...own
    .trim()
    .split(/\s+/)
    .map((name) => `declare const ${name}: any;`),
  angular,
  ...[...notInstalled, ...made].map((name) => `declare module '${name}';`),
  ...Object.entries(ours).flatMap(([door, names]) =>
    names.map((name) => `declare const ${name}: typeof import('${door}').${name};`),
  ),
  `declare const kyc: import('kyc-enrolment-server').KycServer;`,
  `declare const element: import('kyc-enrolment').KycEnrolment;`,
  `declare const app: import('express').Express;`,
  `declare const express: typeof import('express').default;`,
  `declare const fetchWithCertificate: (host: string, tls: object) => typeof fetch;`,
  `declare const readFile: typeof import('node:fs/promises').readFile;`,
  ...['identify', 'origins', 'secret', 'returnUrl', 'onOutcome'].map(
    (name) => `declare const ${name}: import('kyc-enrolment-server').KycServerOptions['${name}'];`,
  ),
].join('\n');
