// English: the texts that every other language translates.

export interface PageTexts {
  readonly title: string;
  readonly banner: string;
  /** Contains `{n}` and `{total}`. */
  readonly step: string;
  readonly handoverHeading: string;
  readonly handoverBody: string;
  readonly handoverPhone: string;
  readonly handoverHere: string;
  readonly frontHeading: string;
  readonly passportHeading: string;
  readonly backHeading: string;
  readonly documentBody: string;
  readonly takePhoto: string;
  readonly selfieHeading: string;
  readonly selfieBody: string;
  readonly takeSelfie: string;
  readonly cameraPreview: string;
  readonly submittingHeading: string;
  readonly submittingBody: string;
  readonly doneHeading: string;
  readonly doneBody: string;
  readonly errorHeading: string;
  readonly errorBody: string;
}

export const english: PageTexts = {
  title: 'Identity check',
  banner: 'This is a sandbox: a simulation that verifies nothing.',
  step: 'Step {n} of {total}',
  handoverHeading: 'Continue on your phone',
  handoverBody: 'Scan the code with your phone’s camera. This page will wait for you.',
  handoverPhone: 'Simulate the phone in a new tab',
  handoverHere: 'Continue on this device',
  frontHeading: 'Front of your ID card',
  passportHeading: 'Photo page of your passport',
  backHeading: 'Back of your ID card',
  documentBody: 'Keep all four corners inside the frame and avoid glare.',
  takePhoto: 'Take photo',
  selfieHeading: 'Take a selfie',
  selfieBody: 'Look straight at the camera and keep your face inside the oval.',
  takeSelfie: 'Take selfie',
  cameraPreview: 'Camera preview',
  submittingHeading: 'Sending your photos',
  submittingBody: 'This only takes a moment.',
  doneHeading: 'All done',
  doneBody: 'Your photos have been sent. There is nothing more to do here.',
  errorHeading: 'This session can’t continue',
  errorBody: 'Please go back and start again.',
};
