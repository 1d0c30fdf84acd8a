// What the element says while its customer goes on on a phone, in English: the source of truth. Other
// languages translate its keys and no others. It comes with that part of the script.

export const texts = {
  handOff: 'Continue on your phone',
  handOffHint: 'Scan this code with the camera of your phone.',
  copyLink: 'Copy the link',
  linkCopied: 'The link is copied',
  shareLink: 'Send the link',
  sendSms: 'Send the link by SMS',
  smsNumber: 'Your mobile number, with country code',
  smsSent: 'The link is on its way to your phone.',
  smsFailed: 'The link could not be sent. Please scan the code.',
  stayHere: 'Continue on this device',
  typeDigits: 'Type the two digits that your phone shows',
  wrongDigits: 'Those were not the digits. Please scan the new code.',
  onPhone: 'You are continuing on your phone',
  phoneQuiet: 'We have not heard from your phone for a while.',
  takeBack: 'Take it back here',
};

export type HandOffTexts = Readonly<Record<keyof typeof texts, string>>;
