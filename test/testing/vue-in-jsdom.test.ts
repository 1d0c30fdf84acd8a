// @vitest-environment jsdom
// What Vue makes of the tag's own booleans (docs/frameworks.md, Vue). It writes a tag that is not defined yet
// by attributes, and one that is by properties.

import { createApp, nextTick, ref } from 'vue';
import type { KycEnrolment } from '../../src/index.js';

/** A template in which `isOn` is false until it is set. */
function mount(attributes: string) {
  const isOn = ref(false);
  const app = createApp({
    setup: () => ({ isOn }),
    template: `<kyc-enrolment start-mode="manual" ${attributes}></kyc-enrolment>`,
  });
  app.config.compilerOptions.isCustomElement = (tag) => tag === 'kyc-enrolment';
  const box = document.createElement('div');
  document.body.append(box);
  app.mount(box);
  const element = box.firstElementChild as KycEnrolment;
  return {
    element,
    async set(value: boolean) {
      isOn.value = value;
      await nextTick();
    },
  };
}

it('a boolean of Vue’s is right before the tag is defined, too; a form’s own needs a dot', async () => {
  const colon = mount(':only-mobile="isOn" :disabled="isOn" :required="isOn"');
  const dot = mount('.disabled="isOn" .required="isOn"');
  expect(colon.element.getAttribute('disabled')).toBe('false');
  expect(dot.element.hasAttribute('disabled')).toBe(false);

  await import('../../src/define.js');
  const read = ({ onlyMobile, disabled, required }: KycEnrolment) => ({ onlyMobile, disabled, required });
  // as a button reads it
  expect(read(colon.element)).toEqual({ onlyMobile: false, disabled: true, required: true });
  expect(read(dot.element)).toMatchObject({ disabled: false, required: false });

  for (const value of [true, false]) {
    await colon.set(value);
    await dot.set(value);
    expect(read(colon.element)).toEqual({ onlyMobile: value, disabled: value, required: value });
    expect(read(dot.element)).toMatchObject({ disabled: value, required: value });
  }
});
