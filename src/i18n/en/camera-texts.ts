// English texts of our own camera as most customers go through it. They come with the camera's code, so that
// nobody else loads them. With detour-texts.ts they are the source of truth: every other language translates
// exactly the keys of both.

import type { detourTexts } from './detour-texts.js';

export const captureTexts = {
  documentStep: 'Step\u00a01\u00a0of\u00a02: document',
  frontStep: 'Step\u00a01\u00a0of\u00a02: document, front',
  backStep: 'Step\u00a01\u00a0of\u00a02: document, back',
  faceStep: 'Step\u00a02\u00a0of\u00a02: face',
  giveUp: 'Leave the verification',
  // before the first picture
  prepare: 'What you need',
  whichDocument: 'Which document will you use?',
  card: 'Identity card, residence permit or driver’s license',
  passport: 'Passport',
  needLight: 'A bright place without reflections',
  needFace: 'Your face, without sunglasses or a mask',
  privacy: 'Your pictures are sent for this verification only. They are not kept on this device.',
  permission: 'Your browser will ask whether this page may use the camera.',
  begunAnew: 'The verification had to begin anew. Please take the pictures once more.',
  useCamera: 'Use the camera',
  useFiles: 'Upload pictures instead',
  // what is wanted
  front: 'Front of your document',
  passportPage: 'Passport page with your photo',
  back: 'Back of your document',
  face: 'Your face',
  fitDocument: 'Fit it into the frame, with all corners visible.',
  fitFace: 'Look straight ahead, with your face in the oval.',
  recognised: 'Detected:',
  identityCard: 'Identity card',
  drivingLicence: 'Driver’s license',
  residencePermit: 'Residence permit',
  document: 'Document',
  // the camera
  opening: 'Starting the camera…',
  shutter: 'Take picture',
  automatic: 'Take the picture automatically',
  light: 'Light',
  camera: 'Camera',
  hintDark: 'Too dark. Find more light.',
  hintGlare: 'Too much glare. Move away from the light.',
  hintBlur: 'Not sharp yet. Wait a moment.',
  hintMotion: 'Hold still.',
  hintNoDocument: 'Show your document in the frame.',
  hintNoFace: 'Show your face in the oval.',
  hintOut: 'Move it to the middle, with all corners visible.',
  hintNear: 'Too near. Move it away a little.',
  hintFar: 'Too far away. Bring it closer.',
  hintTilt: 'Hold it flat and straight.',
  hintTurn: 'Turn the document sideways.',
  hintLook: 'Look into the camera.',
  hintGood: 'Good. Stay like this.',
  lost: 'The camera has stopped',
  // what is wrong with a picture
  missing: 'This picture did not arrive. Please take it again.',
  unusable: 'This picture could not be used.',
  // what was taken
  checkDocument: 'Is everything easy to read?',
  checkDocumentHint: 'All corners are visible, the text is sharp and nothing shines.',
  checkFace: 'Is your face easy to see?',
  checkFaceHint: 'It is sharp, evenly lit and nothing covers it.',
  picture: 'Your picture',
  use: 'Use this picture',
  again: 'Take again',
  anotherFile: 'Choose another picture',
  sending: 'Sending your picture…',
  completing: 'Almost done…',
  keepOpen: 'Please keep this page open.',
  // what is wrong with a face, seen or sent
  faceTurned: 'Look straight into the camera and hold your head upright.',
  faceAtBorder: 'Move your face to the middle of the picture.',
  faceTooClose: 'You are too close. Move back a little.',
  faceTooSmall: 'You are too far away. Come closer.',
};

type CommonTexts = Readonly<Record<keyof typeof captureTexts, string>>;
type DetourTexts = Readonly<Record<keyof typeof detourTexts, string>>;

/** One language's texts for our own camera. */
export type CaptureTexts = CommonTexts & DetourTexts;

/** Those that are loaded already: all of them in another language, the common ones in English. */
export type CaptureTextsAtHand = CommonTexts & Partial<DetourTexts>;
