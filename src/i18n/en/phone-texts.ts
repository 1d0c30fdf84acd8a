// What the kit's page on the phone says, in English: the source of truth. Other languages translate its keys
// and no others.

export const texts = {
  title: 'Identity verification',
  question: 'Did you start this yourself?',
  questionHint: 'Somebody wants to continue an identity verification on this phone.',
  account: 'Account',
  browser: 'Started on',
  began: 'Started at',
  warning:
    'If somebody sent you this code or asked you to scan it, choose Stop. They may be trying to use ' +
    'your identity.',
  yes: 'Yes, I started it',
  stop: 'Stop',
  digits: 'Type these two digits on your other device',
  digitsHint: 'You can go on here as soon as you have typed them there.',
  goOn: 'Continue',
  waiting: 'We are checking your details…',
  unfinished: 'That did not work',
  done: 'You are done on this phone',
  doneHint: 'Go on on your other device.',
  stopped: 'Stopped',
  stoppedHint: 'Nobody can go on with this code.',
  gone: 'This code is not valid any more',
  goneHint: 'Get a new one on your other device.',
  other: 'Another account is signed in on this phone',
  otherHint: 'Sign out here first, or use another phone.',
  failed: 'The connection failed',
  retry: 'Try again',
};

export type PhoneTexts = Readonly<Record<keyof typeof texts, string>>;
