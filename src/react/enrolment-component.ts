'use client';
// The element as a component, the same in React 18 and 19: rendered on a server as a tag with attributes,
// then given its properties and listeners before its first request leaves.

import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type HTMLAttributes,
  type ReactNode,
} from 'react';
import type { KycEventDetails } from '../element/events.js';
import type { KycEnrolment as KycEnrolmentElement } from '../element/kyc-enrolment.js';
import type { Settings } from '../element/settings.js';
import { properties, standards } from '../element/settings-as-properties.js';

type EventName = keyof KycEventDetails;
type HandlerName<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${HandlerName<Rest>}`
  : Capitalize<Name>;
type Handlers = {
  readonly [Name in EventName as `on${HandlerName<Name>}`]?:
    ((event: HTMLElementEventMap[Name]) => void) | undefined;
};

/** Every setting of the element by its property's name, a handler for each event, and what any tag has. */
export interface KycEnrolmentProps
  extends
    HTMLAttributes<KycEnrolmentElement>,
    Handlers,
    Partial<{ readonly [Name in keyof Settings]: Settings[Name] | undefined }> {
  readonly name?: string | undefined;
  readonly form?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** What goes into the element's slots. */
  readonly children?: ReactNode;
}

const handlers: Readonly<Record<EventName, keyof Handlers>> = {
  'kyc-state': 'onKycState',
  'kyc-ready': 'onKycReady',
  'kyc-submit': 'onKycSubmit',
  'kyc-success': 'onKycSuccess',
  'kyc-error': 'onKycError',
  'kyc-cancel': 'onKycCancel',
  'kyc-notice': 'onKycNotice',
  'kyc-before-redirect': 'onKycBeforeRedirect',
};

/** Where false is as if it were left out. React 18 writes `hidden="false"` to such a tag, which hides it. */
const marks = ['required', 'disabled', 'hidden', 'inert', 'itemScope', 'autoFocus'];

const isOurs = (name: string) =>
  Object.hasOwn(properties, name) || Object.values<string>(handlers).includes(name);

/** What any tag has, and the field's own. */
const furtherOf = ({ className, children: _, ...props }: KycEnrolmentProps) => ({
  class: className, // React 18 writes `className` as it stands
  ...Object.fromEntries(
    Object.entries(props).filter(
      ([name, value]) => !isOurs(name) && (value !== false || !marks.includes(name)),
    ),
  ),
});

/** React warns of layout effects where there is no layout. */
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** A setting as its attribute's text; undefined leaves it out. */
function attributeText(name: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'boolean') return value ? '' : name === 'crossDevice' ? 'false' : undefined;
  return Array.isArray(value) && value.length > 0 ? value.join(' ') : undefined;
}

/** What the tag says in HTML, so that it is complete also where a server renders it. */
const attributesOf = (props: KycEnrolmentProps) =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { attribute }]) => {
      const text = attributeText(name, props[name as keyof Settings]);
      return typeof attribute === 'string' && text !== undefined ? [[attribute, text]] : [];
    }),
  );

function setProperties(element: KycEnrolmentElement, props: KycEnrolmentProps): void {
  for (const name of Object.keys(properties) as (keyof Settings)[])
    Object.assign(element, { [name]: props[name] ?? standards[name] });
}

/** The component. `register` makes the tag known once one is in a page. */
export function enrolmentComponent(register: () => void) {
  const component = forwardRef<KycEnrolmentElement, KycEnrolmentProps>((props, ref) => {
    const tag = useRef<KycEnrolmentElement>(null);
    const heard = useRef<KycEnrolmentElement>(null);
    const latest = useRef(props);
    useImperativeHandle(ref, () => tag.current as KycEnrolmentElement, []);

    useEffectBeforePaint(() => {
      latest.current = props;
      if (tag.current) setProperties(tag.current, props);
    });

    // They go with the element, and not before: React undoes effects also while it hides a tree that waits
    // for something (Suspense, Activity), and the attempt goes on in there. StrictMode begins twice.
    useEffectBeforePaint(() => {
      const { current } = tag;
      if (!current || heard.current === current) return;
      heard.current = current;
      for (const [name, handler] of Object.entries(handlers))
        current.addEventListener(name, (event) =>
          (latest.current[handler] as ((event: Event) => void) | undefined)?.(event),
        );
      register();
    }, []);

    return createElement(
      'kyc-enrolment',
      { ...furtherOf(props), ref: tag, ...attributesOf(props) },
      props.children,
    );
  });
  component.displayName = 'KycEnrolment';
  return component;
}
