// English texts of the camera's screens that most customers never see: files, refused pictures, no camera.
// They are loaded with those screens.

export const detourTexts = {
  // files
  chooseFile: 'Choose a picture',
  takePhoto: 'Take a photo',
  dropHere: 'You can also drop a picture here.',
  reading: 'Reading the picture…',
  notAPicture: 'This file cannot be read as a picture. Please choose another one.',
  fileTooLarge: 'This picture is too large. Please choose a smaller one.',
  fileTooSmall: 'This picture has too few pixels. Please choose a larger one.',
  fileDamaged: 'This picture is incomplete. Please choose another one.',
  fileHeic:
    'This is a HEIC photo, a format of phones that this browser cannot read. Export it as JPEG in your ' +
    'photo app and choose that.',
  oneFile: 'Please choose a single picture.',
  dropFile: 'Only a picture file can be dropped here. Save the picture on your device first.',
  fileUnfit:
    'This browser cannot prepare this picture. Choose a JPEG or PNG of at most 4\u00a0MB without location data.',
  // why it has to be taken again
  refused: 'Please take this picture again',
  notRecognised: 'We could not detect a document. It should fill the picture and be sharp.',
  unclearPhoto: 'The photo on the document is not clear enough. Avoid glare and shadow on it.',
  notFront: 'This is not the right side. Please show the front, with the photo.',
  notBack: 'This is not the right side. Please turn the document over.',
  faceCropped: 'Part of your face is missing. Move back until all of it can be seen.',
  faceCovered: 'Something covers your face. Take off glasses, mask or hat.',
  faceNotFound: 'We could not find a face. Look into the camera in good light.',
  tooManyFaces: 'There is more than one face. Only you should be in the picture.',
  // no camera
  denied: 'The camera is not allowed',
  deniedHint: 'Allow it for this page in the browser’s address bar or settings, then try again.',
  noCamera: 'No camera was found',
  noCameraHint: 'Connect a camera and try again, or continue in another way.',
  inUse: 'The camera did not start',
  inUseHint: 'Close other apps that use it, then try again.',
  blocked: 'This page may not use the camera',
  blockedHint: 'You can continue in another way.',
  unsupported: 'This browser cannot use the camera',
  unsupportedHint: 'Open this page in your usual browser, or continue in another way.',
  garbled: 'This browser changes pictures',
  garbledHint:
    'Its protection against tracking makes them unreadable. Upload a finished picture, or continue on ' +
    'the verification page.',
  lostHint: 'Check that it is connected, then try again.',
  copyLink: 'Copy the link to this page',
  linkCopied: 'The link has been copied.',
  otherDevice: 'Use another device',
  providerPage: 'Open the verification page',
};
