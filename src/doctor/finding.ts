// What a check of the doctor is, and what it finds.

import type { Site } from './site.js';

/** Headings of docs/troubleshooting.md that a finding can lead to, as anchors. */
export type Chapter =
  | 'the-page-cannot-be-reached'
  | 'nothing-is-shown'
  | 'the-script-is-refused-or-old'
  | 'a-content-security-policy'
  | 'the-camera-is-blocked'
  | 'windows-and-isolation'
  | 'the-element-does-not-start'
  | 'the-token-request-fails'
  | 'another-origin'
  | 'anybody-is-let-in'
  | 'the-login-is-lost'
  | 'the-customer-does-not-come-back'
  | 'the-verdict-comes-late'
  | 'the-kit-is-not-ready'
  | 'answers-are-old'
  | 'clocks-and-versions';

export interface Finding {
  /** An error keeps customers from being verified, or is unsafe. A warning may be as it should. */
  readonly level: 'error' | 'warning';
  /** What is wrong, in a sentence. Never with a value of a cookie, or an address with its query. */
  readonly wrong: string;
  /** What mends it: the line to write, where there is one. */
  readonly mend: string;
  readonly chapter: Chapter;
}

/** Why a check had nothing to look at. */
export interface Skipped {
  readonly skipped: string;
}

export interface Check {
  readonly name: string;
  /** What has to be there for it: our kit at its mount, or an endpoint that answers. */
  readonly needs?: 'kit' | 'endpoint';
  /** It must open no session, and may reject with an `Unreachable`. */
  run(site: Site): Promise<readonly Finding[] | Skipped> | readonly Finding[] | Skipped;
}

/** A finding that is an error. */
export const error = (chapter: Chapter, wrong: string, mend: string): Finding => ({
  level: 'error',
  wrong,
  mend,
  chapter,
});

/** A finding that is a warning. */
export const warning = (chapter: Chapter, wrong: string, mend: string): Finding => ({
  ...error(chapter, wrong, mend),
  level: 'warning',
});

/** An address as it may be printed: without its query. */
export const shown = (url: URL): string => url.origin + url.pathname;
