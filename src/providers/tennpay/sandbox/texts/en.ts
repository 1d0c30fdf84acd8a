// English: the texts that every other language translates.

export interface PageTexts {
  readonly banner: string;
  readonly identificationTitle: string;
  /** Contains `{n}` and `{total}`. */
  readonly step: string;
  readonly documentHeading: string;
  readonly documentBody: string;
  readonly takePhoto: string;
  readonly selfieHeading: string;
  readonly selfieBody: string;
  readonly takeSelfie: string;
  readonly cancel: string;
  readonly doneHeading: string;
  readonly doneBody: string;
  readonly failedHeading: string;
  readonly failedBody: string;
  readonly usedHeading: string;
  readonly usedBody: string;
  readonly continueLabel: string;
  readonly signingTitle: string;
  readonly signHeading: string;
  readonly signBody: string;
  readonly contract: string;
  readonly terms: string;
  /** Contains `{n}`. */
  readonly pages: string;
  readonly signHere: string;
  readonly sign: string;
  readonly reject: string;
  /** Shown when the report did not arrive. */
  readonly problem: string;
}

export const english: PageTexts = {
  banner: 'This is a sandbox: a simulation that verifies nothing.',
  identificationTitle: 'Identification',
  step: 'Step {n} of {total}',
  documentHeading: 'Photograph your ID card',
  documentBody: 'Keep all four corners inside the frame and avoid glare.',
  takePhoto: 'Take photo',
  selfieHeading: 'Take a selfie',
  selfieBody: 'Look straight at the camera and keep your face inside the oval.',
  takeSelfie: 'Take selfie',
  cancel: 'Cancel',
  doneHeading: 'That’s it',
  doneBody: 'Your photos have been sent. Continue to go back and sign your documents.',
  failedHeading: 'We couldn’t identify you',
  failedBody: 'The check was not successful. Continue to go back.',
  usedHeading: 'This step is finished',
  usedBody: 'There is nothing more to do on this page.',
  continueLabel: 'Continue',
  signingTitle: 'Signing',
  signHeading: 'Sign your documents',
  signBody:
    'Read both documents, then sign them with your electronic signature. In this sandbox, it binds nobody.',
  contract: 'Contract for a qualified signature',
  terms: 'Terms of the trust service',
  pages: '{n} pages',
  signHere: 'Signature',
  sign: 'Sign',
  reject: 'Reject',
  problem: 'That didn’t get through. Please try again.',
};
