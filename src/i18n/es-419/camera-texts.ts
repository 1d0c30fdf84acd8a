// Español de América: lo que difiere de es.

import type { CaptureTexts } from '../en/camera-texts.js';

export const texts: Partial<CaptureTexts> = {
  frontStep: 'Paso\u00a01\u00a0de\u00a02: documento, frente',
  card: 'Documento nacional de identidad, permiso de residencia o licencia de conducir',
  needFace: 'Su rostro, sin lentes de sol ni tapabocas',
  begunAnew: 'La verificación tuvo que empezar de nuevo. Vuelva a tomar las fotos.',
  front: 'Frente de su documento',
  identityCard: 'Documento nacional de identidad',
  drivingLicence: 'Licencia de conducir',
  shutter: 'Tomar la foto',
  automatic: 'Tomar la foto automáticamente',
  takePhoto: 'Tomar una foto',
  fileHeic:
    'Es una foto HEIC, un formato de celulares que este navegador no puede leer. Expórtela como JPEG ' +
    'en su aplicación de fotos y elija esa.',
  again: 'Volver a tomar la foto',
  completing: 'Ya casi terminamos…',
  refused: 'Vuelva a tomar esta foto',
  notRecognised: 'No reconocimos ningún documento. Debe llenar la foto y verse nítido.',
  notFront: 'Este no es el lado correcto. Muestre el frente, con la foto.',
  notBack: 'Este no es el lado correcto. Voltee el documento.',
  faceCovered: 'Algo le tapa el rostro. Quítese los lentes, el tapabocas o el gorro.',
  faceNotFound: 'No encontramos ningún rostro. Mire a la cámara con buena luz.',
  unusable: 'No se pudo usar esta foto.',
  missing: 'Esta foto no llegó. Vuelva a tomarla.',
  deniedHint:
    'Permítala para esta página en la barra de direcciones o la configuración del navegador e ' +
    'inténtelo de nuevo.',
  noCamera: 'No se encontró ninguna cámara',
  noCameraHint: 'Conecte una cámara e inténtelo de nuevo, o continúe de otra manera.',
  inUse: 'La cámara no se inició',
  inUseHint: 'Cierre otras aplicaciones que la usen e inténtelo de nuevo.',
  lost: 'La cámara se detuvo',
  lostHint: 'Compruebe que está conectada e inténtelo de nuevo.',
  linkCopied: 'Se copió el enlace.',
};
