// हिन्दी.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'अपने फ़ोन पर जारी रखें',
  handOffHint: 'इस कोड को अपने फ़ोन के कैमरे से स्कैन करें।',
  copyLink: 'लिंक कॉपी करें',
  linkCopied: 'लिंक कॉपी हो गया है',
  shareLink: 'लिंक भेजें',
  sendSms: 'लिंक SMS से भेजें',
  smsNumber: 'देश कोड के साथ आपका मोबाइल नंबर',
  smsSent: 'लिंक आपके फ़ोन पर भेजा जा रहा है।',
  smsFailed: 'लिंक नहीं भेजा जा सका। कृपया कोड स्कैन करें।',
  stayHere: 'इसी डिवाइस पर जारी रखें',
  typeDigits: 'आपके फ़ोन पर दिख रहे दो अंक लिखें',
  wrongDigits: 'वे अंक सही नहीं थे। कृपया नया कोड स्कैन करें।',
  onPhone: 'आप अपने फ़ोन पर जारी रख रहे हैं',
  phoneQuiet: 'कुछ समय से आपके फ़ोन से कोई संकेत नहीं मिला है।',
  takeBack: 'यहाँ वापस लाएँ',
};
