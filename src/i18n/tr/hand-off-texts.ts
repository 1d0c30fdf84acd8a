// Türkçe.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Telefonda devam et',
  handOffHint: 'Bu kodu telefonunuzun kamerasıyla tarayın.',
  copyLink: 'Bağlantıyı kopyala',
  linkCopied: 'Bağlantı kopyalandı',
  shareLink: 'Bağlantıyı gönder',
  sendSms: 'Bağlantıyı SMS ile gönder',
  smsNumber: 'Ülke koduyla birlikte cep telefonu numaranız',
  smsSent: 'Bağlantı telefonunuza gönderiliyor.',
  smsFailed: 'Bağlantı gönderilemedi. Lütfen kodu tarayın.',
  stayHere: 'Bu cihazda devam et',
  typeDigits: 'Telefonunuzda görünen iki rakamı yazın',
  wrongDigits: 'Rakamlar bunlar değildi. Lütfen yeni kodu tarayın.',
  onPhone: 'Telefonunuzda devam ediyorsunuz',
  phoneQuiet: 'Bir süredir telefonunuzdan haber alamadık.',
  takeBack: 'Buraya geri al',
};
